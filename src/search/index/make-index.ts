import { compareText } from '../../content/text.ts';
import { digestOf } from '../../files/digest-of.ts';
import { type Address, siteAddresses } from '../../urls.ts';
import {
  commonMark,
  digit,
  encodePostings,
  fieldsOf,
  posting,
  type Posting,
  rowsInFile,
  type SearchIndex,
  type SearchRow,
  termWord,
  type WordFile,
} from '../index-format.ts';
import { spellings } from '../spelling.ts';
import { unpackFields } from '../word-fields.ts';
import type { ArticleWords } from './count-words.ts';

/** An article as the index holds it. */
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
  /** BCP 47 tag of the language of the stems. */
  lang: string;
  /** The module that made them, as a browser imports it. */
  stemmer?: string | undefined;
  /** Oldest first. */
  articles: readonly IndexedArticle[];
  /** Of the same articles. */
  words: readonly ArticleWords[];
  /** By number. */
  stems: readonly string[];
}

/** A word in more articles than this, and in more than half, lists only those where it says more. */
const COMMON = 1000;

/** Characters of a digest that name a part. */
const NAME_LENGTH = 16;

/**
 * The text of each file of the index, the entry last, since it names the parts. The same articles
 * give the same bytes, whatever the numbers of their stems.
 */
export function makeIndex(input: IndexInput): [address: Address, text: string][] {
  const { articles } = input;
  const parts = new Map<Address, string>();
  const { lang, stemmer } = input;
  const stemmerFile = stemmer === undefined ? undefined : nameOf(stemmer);
  if (stemmer !== undefined && stemmerFile !== undefined)
    parts.set(siteAddresses.searchStemmer(stemmerFile), stemmer);
  const add = (value: WordFile | readonly SearchRow[]): string => {
    const text = JSON.stringify(value);
    const name = nameOf(text);
    parts.set(siteAddresses.searchPart(name), text);
    return name;
  };
  const years: [string, number][] = [];
  articles.forEach(({ year }, number) => {
    if (years.at(-1)?.[0] !== year) years.push([year, number]);
  });
  const index: SearchIndex = {
    lang,
    ...(stemmerFile !== undefined && { stemmer: stemmerFile }),
    count: articles.length,
    lengths: input.words.map(({ length }) => digit(length)).join(''),
    years,
    words: cutWordFiles(wordsOf(input)).map((file) => [file[0] ?? '', add(file)] as const),
    rows: chunks(articles.map(({ row }) => row)).map(add),
    spellings: add(spellings(articles)),
  };
  return [...parts, [siteAddresses.searchIndex, JSON.stringify(index)]];
}

function nameOf(text: string): string {
  return digestOf(text).slice(0, NAME_LENGTH);
}

/** All words and terms in order, with their encoded postings. */
function wordsOf({ articles, words, stems }: IndexInput): [string, string][] {
  const { starts, postings } = invert(words, stems.length);
  const entries = stems.map((stem, number): [string, string] => [
    stem,
    encodeWord(postings.subarray(starts[number], starts[number + 1]), articles.length),
  ]);
  return [...entries, ...termsOf(articles)]
    .filter(([, text]) => text !== '')
    .sort(([one], [other]) => compareText(one, other));
}

/** The postings of all stems, concatenated; those of a stem begin at `starts[stem]`. */
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
      postings[at] = posting(article, fieldsOf(one));
      next[stem] = at + 1;
    }
  });
  return { starts, postings };
}

function encodeWord(postings: Uint32Array, articleCount: number): string {
  if (postings.length <= COMMON || postings.length * 2 <= articleCount)
    return encodePostings(postings);
  const telling = postings.filter((one) => {
    const { summary, term, title } = unpackFields(fieldsOf(one));
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

/** Characters of a word file. A reader fetches one for each word of a query. */
const SMALLEST = 6_000;
const LARGEST = 40_000;

/** The share of words that may begin a file is one in so many. */
const SPACING = 96;

/**
 * Cuts words with their postings into files at positions that the words decide: in a file that is
 * large enough, before the next word with a suitable hash; in a file that would grow too large,
 * anywhere. A changed word then changes its own file and perhaps the next.
 */
export function cutWordFiles(
  words: Iterable<readonly [word: string, postings: string]>,
): WordFile[] {
  const files: WordFile[] = [];
  let file: string[] = [];
  let size = 0;
  for (const [word, postings] of words) {
    const length = word.length + postings.length + 6;
    const full = size >= SMALLEST && hashOf(word) % SPACING === 0;
    if (file.length > 0 && (full || size + length > LARGEST)) {
      files.push(file);
      file = [];
      size = 0;
    }
    file.push(word, postings);
    size += length;
  }
  if (file.length > 0) files.push(file);
  return files;
}

/** FNV-1a, 32 bits, over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
