import { compareText } from '../content/compare-text.ts';
import type { ArticleWords } from './article-words.ts';
import { cutWordFiles } from './cut-word-files.ts';
import { digit, encodePostings, placesOf, posting, type Posting } from './postings.ts';
import { unpackPlaces } from './places.ts';
import {
  commonMark,
  rowsInFile,
  termWord,
  type SearchIndex,
  type SearchRow,
  type WordFile,
} from './search-index.ts';
import { spellings } from './spellings.ts';

/** An article as the index takes it in. */
export interface IndexedArticle {
  row: SearchRow;
  year: string;
  /** Slugs. */
  tags: readonly string[];
  categories: readonly string[];
  /** Names of its tags and categories. */
  terms: readonly string[];
}

export interface IndexInput {
  /** The oldest first. */
  articles: readonly IndexedArticle[];
  /** Of the same articles. */
  words: readonly ArticleWords[];
  /** By number. */
  stems: readonly string[];
}

/** The index as values to print, and its parts, which the index names. */
export interface MadeIndex {
  index: SearchIndex;
  /** By name. */
  parts: ReadonlyMap<string, string>;
}

/** A word in more articles than this, and in more than half, is only listed where it says more. */
const COMMON = 1000;

/**
 * Prints the index of an archive. The same articles give the same bytes, whatever the numbers of
 * their stems.
 *
 * @param nameOf names a part by its text.
 */
export function makeIndex(input: IndexInput, nameOf: (text: string) => string): MadeIndex {
  const { articles } = input;
  const parts = new Map<string, string>();
  const add = (value: WordFile | readonly SearchRow[]): string => {
    const text = JSON.stringify(value);
    const name = nameOf(text);
    parts.set(name, text);
    return name;
  };
  const years: [string, number][] = [];
  articles.forEach(({ year }, number) => {
    if (years.at(-1)?.[0] !== year) years.push([year, number]);
  });
  const index = {
    count: articles.length,
    lengths: input.words.map(({ length }) => digit(length)).join(''),
    years,
    words: cutWordFiles(wordsOf(input)).map((file) => [file[0] ?? '', add(file)] as const),
    rows: chunks(articles.map(({ row }) => row)).map(add),
    spellings: add(spellings(articles)),
  };
  return { index, parts };
}

/** All words and terms in order, with their postings as text. */
function wordsOf({ articles, words, stems }: IndexInput): [string, string][] {
  const { starts, postings } = invert(words, stems.length);
  const entries = stems.map((stem, number): [string, string] => [
    stem,
    printPostings(postings.subarray(starts[number], starts[number + 1]), articles.length),
  ]);
  return [...entries, ...termsOf(articles)]
    .filter(([, text]) => text !== '')
    .sort(([one], [other]) => compareText(one, other));
}

/** Postings of all stems, one stem after the other; a stem's own begin at its place in `starts`. */
function invert(
  words: readonly ArticleWords[],
  stemCount: number,
): { starts: Uint32Array; postings: Uint32Array } {
  const starts = new Uint32Array(stemCount + 1);
  for (const { stems } of words) {
    for (const one of stems) starts[(one >>> 6) + 1] = (starts[(one >>> 6) + 1] ?? 0) + 1;
  }
  for (let stem = 0; stem < stemCount; stem += 1) {
    starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0);
  }
  const next = starts.slice();
  const postings = new Uint32Array(starts[stemCount] ?? 0);
  words.forEach(({ stems }, article) => {
    for (const one of stems) {
      const stem = one >>> 6;
      const at = next[stem] ?? 0;
      postings[at] = posting(article, placesOf(one));
      next[stem] = at + 1;
    }
  });
  return { starts, postings };
}

function printPostings(postings: Uint32Array, articleCount: number): string {
  if (postings.length <= COMMON || postings.length * 2 <= articleCount)
    return encodePostings(postings);
  const telling = postings.filter((one) => {
    const { summary, term, title } = unpackPlaces(placesOf(one));
    return summary || term || title;
  });
  return commonMark + encodePostings(telling);
}

function termsOf(articles: readonly IndexedArticle[]): [string, string][] {
  const lists = new Map<string, Posting[]>();
  const add = (word: string, article: number): void => {
    const list = lists.get(word) ?? [];
    list.push(posting(article, 1));
    lists.set(word, list);
  };
  articles.forEach(({ tags, categories }, article) => {
    for (const slug of new Set(tags)) add(termWord('tag', slug), article);
    for (const slug of new Set(categories)) add(termWord('category', slug), article);
  });
  return [...lists].map(([word, list]) => [word, encodePostings(list)]);
}

function chunks(rows: readonly SearchRow[]): SearchRow[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsInFile) }, (_, file) =>
    rows.slice(file * rowsInFile, (file + 1) * rowsInFile),
  );
}
