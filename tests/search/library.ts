import { WordCounter } from '../../src/search/index/count-words.ts';
import { makeIndex } from '../../src/search/index/make-index.ts';
import type { SearchIndex, WordFile } from '../../src/search/index-format.ts';
import { findArticles, type Found } from '../../src/search/query/find-articles.ts';
import type { SearchQuery } from '../../src/search/query/query.ts';
import { stemmerOf } from '../../src/search/index/load-stemmer.ts';
import type { Stem } from '../../src/search/stemming.ts';
import { siteAddresses } from '../../src/urls.ts';

/** An article of a library, which is a list of them from the oldest on. */
export interface Book {
  title: string;
  text?: string;
  summary?: string;
  year?: string;
  tags?: string[];
  categories?: string[];
}

/** The index of a library, and the texts of its parts by address. */
interface Printed {
  index: SearchIndex;
  parts: ReadonlyMap<string, string>;
}

/** Stems of English. */
export const english = stemmerOf('en');

/** Prints the index of a library; `known` are stems that an earlier one held. */
export function printLibrary(
  books: readonly Book[],
  known: readonly string[] = [],
  { lang, stem }: { lang: string; stem: Stem } = { lang: 'en', stem: english },
): Printed {
  const counter = new WordCounter(stem, known);
  const words = books.map(({ title, text = '', summary = '', tags = [], categories = [] }) =>
    counter.count({ title, text, summaries: [summary], terms: [...tags, ...categories] }),
  );
  const articles = books.map(({ title, year = '2024', tags = [], categories = [] }, number) => ({
    row: { href: `/${number}/`, title, description: '' },
    year,
    tags,
    categories,
    terms: [...tags, ...categories],
  }));
  const parts = new Map(makeIndex({ lang, articles, words, stems: counter.stems }));
  const index = JSON.parse(parts.get(siteAddresses.searchIndex) ?? '') as SearchIndex;
  parts.delete(siteAddresses.searchIndex);
  return { index, parts };
}

/** What a reader of the library finds. */
export async function search(
  { index, parts }: Printed,
  query: string | Partial<SearchQuery>,
): Promise<Found & { fetched: string[] }> {
  const fetched = new Set<string>();
  const load = (name: string): Promise<WordFile> => {
    fetched.add(name);
    return Promise.resolve(JSON.parse(parts.get(siteAddresses.searchPart(name)) ?? '') as WordFile);
  };
  const asked = typeof query === 'string' ? { text: query } : query;
  const whole = { text: '', category: '', tag: '', year: '', ...asked };
  return {
    ...(await findArticles(whole, index, load, stemmerOf(index.lang))),
    fetched: [...fetched],
  };
}
