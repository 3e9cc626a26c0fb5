import type { DateLabel } from '../publication/page.ts';

/** The entry of the search index: how many articles there are, and which file holds what. */
export interface SearchIndex {
  /** BCP 47 tag of the language that its words are stemmed in. */
  lang: string;
  /** The module that stems them; absent for a language without one. */
  stemmer?: string;
  /** Number of articles, which are numbered from 0, oldest first. */
  count: number;
  /** The `lengthStep` of each article, as one `digit` each. */
  lengths: string;
  /** Years with the number of their first article, oldest first. */
  years: readonly (readonly [year: string, first: number])[];
  /** Word files with their first words, in the order of the words. */
  words: readonly (readonly [first: string, name: string])[];
  /** Files of `rowsInFile` articles each. */
  rows: readonly string[];
  /** The file of words that corrections may propose. */
  spellings: string;
}

/** Words in order, each followed by its postings. */
export type WordFile = readonly string[];

/** Articles in one file of rows. */
export const rowsInFile = 16;

/** What a list of results shows of an article. */
export interface SearchRow {
  href: string;
  title: string;
  description: string;
  date?: DateLabel;
  category?: string;
  /** BCP 47 tag, where it differs from the site's. */
  lang?: string;
}

/** The index word of all articles of a term. The slash keeps it apart from the words of texts. */
export function termWord(taxonomy: 'tag' | 'category', slug: string): string {
  return `${taxonomy}/${slug}`;
}

/** Precedes the postings of a word that most articles contain and that lists only some of them. */
export const commonMark = '.';

/**
 * One article that contains a word, as a number: the article's number above six bits with the packed
 * fields (`word-fields.ts`).
 */
export type Posting = number;

export function posting(article: number, fields: number): Posting {
  return article * 64 + fields;
}

export function articleOf(one: Posting): number {
  return Math.floor(one / 64);
}

export function fieldsOf(one: Posting): number {
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
 * Postings as text, about two characters each. A posting is the distance from the previous article in
 * digits of five bits; the sixth bit marks all digits but the last. The lowest bit of the distance
 * says whether a character with the fields follows. None follows for a word that occurs once in the
 * text, which is the most frequent case.
 *
 * @param postings in the order of their articles, each article once.
 */
export function encodePostings(postings: readonly Posting[] | Uint32Array): string {
  const codes = new Uint8Array(postings.length * LONGEST_POSTING);
  let length = 0;
  let last = -1;
  for (const one of postings) {
    const fields = fieldsOf(one);
    const article = articleOf(one);
    let rest = (article - last - 1) * 2 + (fields === 1 ? 0 : 1);
    for (; rest >= 32; rest = Math.floor(rest / 32)) codes[length++] = codeOf((rest % 32) + 32);
    codes[length++] = codeOf(rest);
    if (fields !== 1) codes[length++] = codeOf(fields);
    last = article;
  }
  return new TextDecoder().decode(codes.subarray(0, length));
}

/** Reverses `encodePostings`; throws for any other text. */
export function decodePostings(text: string): Posting[] {
  const postings: Posting[] = [];
  let article = -1;
  for (let at = 0; at < text.length;) {
    let distance = 0;
    let scale = 1;
    for (let more = true; more; scale *= 32) {
      const value = digitAt(text, at++);
      distance += (value % 32) * scale;
      more = value >= 32;
    }
    article += Math.floor(distance / 2) + 1;
    postings.push(posting(article, distance % 2 === 0 ? 1 : digitAt(text, at++)));
  }
  return postings;
}

/** A number from 0 to 63 as one character. */
export function digit(value: number): string {
  return DIGITS.charAt(value);
}

/** Reverses `digit` for one character of a text; throws for a character that is no digit. */
export function digitAt(text: string, at: number): number {
  const value = VALUES[text.charCodeAt(at)] ?? -1;
  if (value < 0) throw new Error('the search index is damaged');
  return value;
}

function codeOf(value: number): number {
  return DIGITS.charCodeAt(value);
}
