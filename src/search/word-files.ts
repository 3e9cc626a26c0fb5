import { articleOf, decodePostings, type Posting } from './postings.ts';
import { commonMark, type SearchIndex, type WordFile } from './search-index.ts';

/** Loads the file of words with this name. */
export type LoadWords = (name: string) => Promise<WordFile>;

export interface WordPostings {
  postings: Posting[];
  /** Most articles hold the word, and only those are listed in which it says more than that. */
  common: boolean;
}

/** Files to look through for words that begin with the same letters. */
const MOST_FILES = 2;

/** The articles that hold exactly this stem or term; undefined for an unknown one. */
export async function findWord(
  index: SearchIndex,
  load: LoadWords,
  word: string,
): Promise<WordPostings | undefined> {
  const name = index.words[fileOf(index, word)]?.[1];
  if (name === undefined) return undefined;
  const file = await load(name);
  const at = file.findIndex((entry, place) => place % 2 === 0 && entry === word);
  if (at < 0) return undefined;
  const text = file[at + 1] ?? '';
  const common = text.startsWith(commonMark);
  return { postings: decodePostings(common ? text.slice(commonMark.length) : text), common };
}

/**
 * Stems that a reader who has typed so far may mean, those in more articles first: they begin with
 * what is typed, or what is typed goes on with what the stem leaves out.
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
    .filter(([word], place) => place === 0 || word.startsWith(typed))
    .map(([, name]) => name);
  const files = await Promise.all(names.map((name) => load(name)));
  const found = files.flatMap((file) =>
    file.flatMap((word, place) =>
      place % 2 === 0 && !word.includes('/') && (word.startsWith(typed) || isStemOf(word, typed))
        ? [{ word, length: file[place + 1]?.length ?? 0 }]
        : [],
    ),
  );
  return found
    .sort((one, other) => other.length - one.length)
    .slice(0, most)
    .map(({ word }) => word);
}

/** As `interoper` of `interoperab`. */
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

/** The place of the file that holds a word if any does; -1 for one before all of them. */
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
