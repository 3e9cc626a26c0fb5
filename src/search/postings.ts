/**
 * One article in which a word stands, as one number: the number of the article, from 0 for the
 * oldest, above six bits with the word's places in it (`places.ts`).
 */
export type Posting = number;

export function posting(article: number, places: number): Posting {
  return article * 64 + places;
}

export function articleOf(one: Posting): number {
  return Math.floor(one / 64);
}

export function placesOf(one: Posting): number {
  return one % 64;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Characters; the number of an article has at most 26 bits. */
const LONGEST_POSTING = 7;

/** By character code. */
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  DIGITS.indexOf(String.fromCharCode(code)),
);

/**
 * Postings as text, about two characters each. A posting is the distance from the article before it
 * in digits of five bits, of which all but the last are marked; its lowest bit says whether a
 * character with the places follows. None follows when the word stands once in the text, as most do.
 *
 * @param postings in the order of their articles, each article once.
 */
export function encodePostings(postings: readonly Posting[] | Uint32Array): string {
  const codes = new Uint8Array(postings.length * LONGEST_POSTING);
  let length = 0;
  let last = -1;
  for (const one of postings) {
    const places = placesOf(one);
    const article = articleOf(one);
    let rest = (article - last - 1) * 2 + (places === 1 ? 0 : 1);
    for (; rest >= 32; rest = Math.floor(rest / 32)) codes[length++] = codeOf((rest % 32) + 32);
    codes[length++] = codeOf(rest);
    if (places !== 1) codes[length++] = codeOf(places);
    last = article;
  }
  return new TextDecoder().decode(codes.subarray(0, length));
}

/** What `encodePostings` was given; throws on any other text. */
export function decodePostings(text: string): Posting[] {
  const postings: Posting[] = [];
  let article = -1;
  for (let at = 0; at < text.length;) {
    let distance = 0;
    let scale = 1;
    for (let more = true; more; scale *= 32) {
      const value = valueAt(text, at++);
      distance += (value % 32) * scale;
      more = value >= 32;
    }
    article += Math.floor(distance / 2) + 1;
    postings.push(posting(article, distance % 2 === 0 ? 1 : valueAt(text, at++)));
  }
  return postings;
}

/** A number from 0 to 63 as one character. */
export function digit(value: number): string {
  return DIGITS.charAt(value);
}

function codeOf(value: number): number {
  return DIGITS.charCodeAt(value);
}

/** The number that a character of a text stands for. */
export function valueAt(text: string, at: number): number {
  const value = VALUES[text.charCodeAt(at)] ?? -1;
  if (value < 0) throw new Error('the search index is damaged');
  return value;
}
