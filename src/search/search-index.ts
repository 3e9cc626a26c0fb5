import type { DateLabel } from '../publication/page.ts';

/** What a search begins with: how many articles there are, and which file holds what. */
export interface SearchIndex {
  /** Number of articles, which are numbered from 0, the oldest first. */
  count: number;
  /** The length of each article's text as a character; see `lengthStep`. */
  lengths: string;
  /** Years with the number of their first article, oldest first. */
  years: readonly (readonly [year: string, first: number])[];
  /** Files of words with the first word of each, in the order of the words. */
  words: readonly (readonly [first: string, name: string])[];
  /** Files of `rowsInFile` articles each. */
  rows: readonly string[];
  /** The file of correctly spelt words. */
  spellings: string;
}

/** A file of words: each word with its postings after it, in the order of the words. */
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
  /** BCP 47 tag, where it is not the site's. */
  lang?: string;
}

/** Stands in the index for all articles of a term; no word of a text looks like it. */
export function termWord(taxonomy: 'tag' | 'category', slug: string): string {
  return `${taxonomy}/${slug}`;
}

/** Begins the postings of a word that most articles hold, of which only some are listed. */
export const commonMark = '.';
