import { compareText, withinDistance } from '../text.ts';

/** A spelling of a term or an author. */
export interface UsedName {
  name: string;
  /** Of the spelling; several names of one author have one each. */
  slug: string;
  /** How often articles use it. */
  count: number;
  hasFile: boolean;
}

/** Shorter names are often others: `patch` and `match`, `C#` and `F#`. */
const SHORTEST = 5;
/** A term that is used more often is meant as it is. */
const MOST_DOUBTFUL = 2;
/** Scripts in which one character is a word or a syllable. */
const SYLLABLES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What a word ends in where it is inflected: `standard` and `standards`, `policy` and `policies`. */
const ENDINGS = /^[aeinosxy]?$/;

/**
 * Finds terms that are probably misspelt: used once or twice, and a letter away from one that is used
 * more often or has a file. Words that differ in their ends are taken for inflected ones, and those that
 * differ in their beginnings for other words, as `NServiceBus` and `ServiceBus`.
 *
 * @returns the term that is meant, by slug
 */
export function findMisspeltTerms<Name extends UsedName>(
  terms: readonly Name[],
): Map<string, Name> {
  return findNear(
    terms,
    ({ count, hasFile }) => count <= MOST_DOUBTFUL && !hasFile,
    ({ count, hasFile }) => count > 1 || hasFile,
    (doubtful, known) =>
      (known.hasFile || known.count > doubtful.count) &&
      doubtful.slug.startsWith(known.slug.charAt(0)) &&
      !isInflected(doubtful.slug, known.slug),
  );
}

/**
 * Finds authors without a file who are a letter away from one with a file.
 *
 * @returns the author that is meant, by slug
 */
export function findMisspeltAuthors<Name extends UsedName>(
  authors: readonly Name[],
): Map<string, Name> {
  return findNear(
    authors,
    ({ hasFile }) => !hasFile,
    ({ hasFile }) => hasFile,
    () => true,
  );
}

function findNear<Name extends UsedName>(
  names: readonly Name[],
  isDoubtful: (name: Name) => boolean,
  isKnown: (name: Name) => boolean,
  mayMean: (doubtful: Name, known: Name) => boolean,
): Map<string, Name> {
  const fit = names.filter(isFit);
  const known = new Map<number, Name[]>();
  for (const name of fit.filter(isKnown)) {
    for (const key of keysOf(name.slug)) {
      const others = known.get(key);
      if (others) others.push(name);
      else known.set(key, [name]);
    }
  }
  const found = new Map<string, Name>();
  if (known.size === 0) return found;
  for (const name of fit.filter(isDoubtful)) {
    const near = new Set(keysOf(name.slug).flatMap((key) => known.get(key) ?? []));
    const [best] = [...near]
      .filter((other) => isOneLetterAway(name.slug, other.slug) && mayMean(name, other))
      .sort((one, other) => other.count - one.count || compareText(one.slug, other.slug));
    if (best) found.set(name.slug, best);
  }
  return found;
}

function isFit({ name, slug }: UsedName): boolean {
  return Math.min(name.length, slug.length) >= SHORTEST && !SYLLABLES.test(slug);
}

const BASE = 0x01000193;

/**
 * Hashes of a text, and of what it is without each of its characters. Two texts that are one edit apart
 * have one in common, so that near ones are found without comparing each with all.
 */
function keysOf(text: string): number[] {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  let power = 1;
  const terms = codes.map((code) => {
    const term = Math.imul(code, power);
    power = Math.imul(power, BASE);
    return term;
  });
  const whole = terms.reduce((sum, term) => (sum + term) | 0, 0);
  const keys = [whole >>> 2];
  let head = 0;
  power = 1;
  // What stands behind the character that is left out moves one place forward.
  let tail = 0;
  for (let at = 1; at < codes.length; at += 1) {
    tail = (tail + Math.imul(codes[at] ?? 0, power)) | 0;
    power = Math.imul(power, BASE);
  }
  power = 1;
  for (let at = 0; at < codes.length; at += 1) {
    keys.push(((head + tail) | 0) >>> 2);
    head = (head + (terms[at] ?? 0)) | 0;
    tail = (tail - Math.imul(codes[at + 1] ?? 0, power)) | 0;
    power = Math.imul(power, BASE);
  }
  return keys;
}

/** Names with different digits are different. */
function isOneLetterAway(one: string, other: string): boolean {
  return one !== other && digitsOf(one) === digitsOf(other) && withinDistance(one, other, 1);
}

function digitsOf(text: string): string {
  return text.replace(/\P{N}+/gu, ' ');
}

/** Whether two texts are alike but for a letter at the end of a word that inflection adds or changes. */
function isInflected(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const rest = Math.min(one.length, other.length) - start;
  while (end < rest && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const after = one.slice(one.length - end);
  const isAtEnd = after === '' || after.startsWith('-');
  const middles = [one, other].map((text) => text.slice(start, text.length - end));
  return isAtEnd && middles.every((middle) => ENDINGS.test(middle));
}
