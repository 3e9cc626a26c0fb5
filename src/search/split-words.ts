/** A word as it is looked for, and where it stands in the text. */
export interface WordAt {
  word: string;
  /** In UTF-16 units, as all offsets of strings. */
  start: number;
  end: number;
}

/** Longer ones are no words but data, and nobody looks for them. */
const LONGEST_WORD = 32;

const UNSPACED = [
  ...['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(
    (script) => `\\p{Script=${script}}`,
  ),
  'ー',
].join('');

/**
 * Runs of scripts that set no space between words, which are looked for by pairs of characters; else
 * letters and digits. What follows an apostrophe in English belongs to a word, and is not looked for.
 */
const TOKEN = [
  String.raw`((?:[${UNSPACED}]\p{M}*)+)`,
  String.raw`([[\p{L}\p{N}]--[${UNSPACED}]][[\p{L}\p{N}\p{M}ـ]--[${UNSPACED}]]*)`,
].join('|');

const ENDING = /['’](?:[dDmMsStT]|re|RE|ve|VE|ll|LL)(?![\p{L}\p{N}])/uy;

/** Marks that a reader may leave out: accents, Hebrew points, Arabic vowel signs and the stretcher. */
const LEFT_OUT = /[\u{300}-\u{36f}]|[\u{591}-\u{5c7}]|\u{640}|[\u{64b}-\u{65f}]|\u{670}/gu;

/** The words of a text in order; in scripts without spaces, overlapping pairs of characters. */
export function splitWords(text: string): WordAt[] {
  const words: WordAt[] = [];
  visitWords(text, (word, start, end) => words.push({ word, start, end }));
  return words;
}

/** The same without a list of them, for whole archives. */
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

/** Whether a word is of a script without spaces, where one or two characters say something. */
export function isUnspaced(word: string): boolean {
  return new RegExp(`^[${UNSPACED}]`, 'v').test(word);
}

/** Whether a hyphen alone joins a word to the one after it, as in `e-health`. */
export function joinsNext(text: string, end: number, nextStart: number): boolean {
  return nextStart === end + 1 && /[-\u2010\u2011]/.test(text.charAt(end));
}

/** Where a run of unaccented Latin letters and digits ends, as nearly all words are. */
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

/** The punctuation beyond ASCII that English uses. */
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
  const characters = [...run.matchAll(/\P{M}\p{M}*/gu)];
  characters.forEach((match, index) => {
    const next = characters[index + 1];
    if (!next && index > 0) return;
    const end = next ? next.index + next[0].length : match.index + match[0].length;
    visit(fold(run.slice(match.index, end)), start + match.index, start + end);
  });
}

function fold(word: string): string {
  return word.normalize('NFKD').replace(LEFT_OUT, '').normalize('NFKC').toLowerCase();
}
