import { unspacedScripts as UNSPACED } from '../content/scripts.ts';

/** A word in the form it is searched by, and its offsets in the text in UTF-16 units. */
export interface WordAt {
  word: string;
  start: number;
  end: number;
}

/** Longer runs are data, not words. */
const LONGEST_WORD = 32;

/** A run of a script without spaces between words (first group), or of letters and digits (second). */
const TOKEN = [
  String.raw`((?:[${UNSPACED}]\p{M}*)+)`,
  String.raw`([[\p{L}\p{N}]--[${UNSPACED}]][[\p{L}\p{N}\p{M}ـ]--[${UNSPACED}]]*)`,
].join('|');

/** An English ending after an apostrophe. It is highlighted with its word, but not indexed. */
const ENDING = /['’](?:[dDmMsStT]|re|RE|ve|VE|ll|LL)(?![\p{L}\p{N}])/uy;

/**
 * Marks that a reader may leave out: accents, Hebrew points, Arabic vowel signs, hamzas and tatweel. The
 * breve of `й` is none.
 */
const OPTIONAL_MARKS =
  /(?<!и)\u{306}|[\u{300}-\u{305}\u{307}-\u{36f}]|[\u{591}-\u{5c7}]|\u{640}|[\u{64b}-\u{65f}]|\u{670}/gu;

/** Letters that readers also write otherwise and that Unicode does not take apart. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
]);

const OTHER_LETTERS = new RegExp(`[${[...OTHERWISE.keys()].join('')}]`, 'gu');

/**
 * The words of a text in order. Scripts without spaces between words give overlapping pairs of
 * characters.
 */
export function splitWords(text: string): WordAt[] {
  const words: WordAt[] = [];
  visitWords(text, (word, start, end) => words.push({ word, start, end }));
  return words;
}

/** `splitWords` without an object per word, for whole archives. */
export function visitWords(
  text: string,
  visit: (word: string, start: number, end: number) => void,
): void {
  const token = new RegExp(TOKEN, 'vy');
  for (let at = 0; at < text.length;) {
    const plainEnd = endOfPlain(text, at);
    const next = text.charCodeAt(plainEnd);
    if (plainEnd > at && !(next >= 0x80 && !isSeparator(next))) {
      const end = endOfEnding(text, plainEnd);
      if (plainEnd - at <= LONGEST_WORD) visit(text.slice(at, plainEnd).toLowerCase(), at, end);
      at = end;
      continue;
    }
    const code = text.charCodeAt(at);
    if (plainEnd === at && (code < 0x80 || isSeparator(code))) {
      at += 1;
      continue;
    }
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) {
      at += 1;
      continue;
    }
    const [whole, unspaced] = match;
    const wordEnd = at + whole.length;
    const end = unspaced === undefined ? endOfEnding(text, wordEnd) : wordEnd;
    if (unspaced !== undefined) visitPairs(unspaced, at, visit);
    else if (whole.length <= LONGEST_WORD) visit(fold(whole), at, end);
    at = end;
  }
}

/** Whether a word is of a script without spaces between words, where one character has a meaning. */
export function isUnspaced(word: string): boolean {
  return new RegExp(`^[${UNSPACED}]`, 'v').test(word);
}

/** Whether a single hyphen joins a word to the next, as in `e-mail`. */
export function joinsNext(text: string, end: number, nextStart: number): boolean {
  return nextStart === end + 1 && /[-\u2010\u2011]/.test(text.charAt(end));
}

/** The end of a run of unaccented Latin letters and digits, the fast path for most words. */
function endOfPlain(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const plain =
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39);
    if (!plain) break;
  }
  return at;
}

/** English punctuation beyond ASCII. */
function isSeparator(code: number): boolean {
  return (code >= 0x2010 && code <= 0x205e) || code === 0xa0;
}

function endOfEnding(text: string, from: number): number {
  const code = text.charCodeAt(from);
  if (code !== 0x27 && code !== 0x2019) return from;
  const ending = new RegExp(ENDING);
  ending.lastIndex = from;
  return from + (ending.exec(text)?.[0].length ?? 0);
}

function visitPairs(
  run: string,
  start: number,
  visit: (word: string, start: number, end: number) => void,
): void {
  // The voicing marks of half-width kana are letters to Unicode.
  const characters = [...run.matchAll(/[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*/gu)];
  characters.forEach((match, index) => {
    const next = characters[index + 1];
    if (!next && index > 0) return;
    const end = next ? next.index + next[0].length : match.index + match[0].length;
    visit(fold(run.slice(match.index, end)), start + match.index, start + end);
  });
}

/** A word as it is searched by: without capitals, and with one spelling of letters that have several. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(OTHER_LETTERS, (letter) => OTHERWISE.get(letter) ?? letter);
}
