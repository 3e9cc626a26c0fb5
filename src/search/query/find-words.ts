import {
  articleOf,
  commonMark,
  decodePostings,
  type Posting,
  type SearchIndex,
  type WordFile,
} from '../index-format.ts';

/** Loads the word file with this name. */
export type LoadWords = (name: string) => Promise<WordFile>;

export interface WordPostings {
  postings: Posting[];
  /** Most articles contain the word; only those are listed that have it outside their text. */
  common: boolean;
}

/** Files to search for words with the same beginning. */
const MOST_FILES = 2;

/** The postings of exactly this stem or term; undefined for an unknown one. */
export async function findWord(
  index: SearchIndex,
  load: LoadWords,
  word: string,
): Promise<WordPostings | undefined> {
  const name = index.words[fileOf(index, word)]?.[1];
  if (name === undefined) return undefined;
  const file = await load(name);
  const at = file.findIndex((entry, position) => position % 2 === 0 && entry === word);
  if (at < 0) return undefined;
  const text = file[at + 1] ?? '';
  const common = text.startsWith(commonMark);
  return { postings: decodePostings(common ? text.slice(commonMark.length) : text), common };
}

/**
 * Completions of a word that is still being typed, those in more articles first: stems that begin
 * with it, or that it continues with an ending.
 */
export async function findBeginnings(
  index: SearchIndex,
  load: LoadWords,
  typed: string,
  most: number,
): Promise<string[]> {
  const first = Math.max(0, fileOf(index, typed));
  const names = index.words
    .slice(first, first + MOST_FILES)
    .filter(([word], position) => position === 0 || word.startsWith(typed))
    .map(([, name]) => name);
  const files = await Promise.all(names.map((name) => load(name)));
  const found = files.flatMap((file) =>
    file.flatMap((word, position) =>
      position % 2 === 0 && !word.includes('/') && (word.startsWith(typed) || isStemOf(word, typed))
        ? [{ word, length: file[position + 1]?.length ?? 0 }]
        : [],
    ),
  );
  return found
    .sort((one, other) => other.length - one.length)
    .slice(0, most)
    .map(({ word }) => word);
}

/** Whether a stem may be that of an unfinished word, as `interoper` of `interoperab`. */
function isStemOf(stem: string, typed: string): boolean {
  return stem.length >= 6 && typed.startsWith(stem) && typed.length - stem.length <= 4;
}

/** Numbers of the articles of a term. */
export async function findTerm(
  index: SearchIndex,
  load: LoadWords,
  term: string,
): Promise<ReadonlySet<number>> {
  const found = await findWord(index, load, term);
  return new Set(found?.postings.map(articleOf));
}

/** The position of the only file that may contain a word; -1 for a word before the first file. */
function fileOf({ words }: SearchIndex, word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.[0] ?? '') <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
