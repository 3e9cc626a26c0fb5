import { createHash } from 'node:crypto';
import { articleWords } from '../../src/search/article-words.ts';
import { findArticles, type Found } from '../../src/search/find-articles.ts';
import { makeIndex, type MadeIndex } from '../../src/search/make-index.ts';
import type { SearchQuery } from '../../src/search/query.ts';
import type { WordFile } from '../../src/search/search-index.ts';
import { WordTable } from '../../src/search/word-table.ts';

/** An article of a library, which is a list of them from the oldest on. */
export interface Book {
  title: string;
  text?: string;
  summary?: string;
  year?: string;
  tags?: string[];
  categories?: string[];
}

/** Prints the index of a library; `known` are stems that an earlier one held. */
export function printLibrary(books: readonly Book[], known: readonly string[] = []): MadeIndex {
  const table = new WordTable();
  for (const stem of known) table.numberOfStem(stem);
  const words = books.map(({ title, text = '', summary = '', tags = [], categories = [] }) =>
    articleWords({ title, text, summaries: [summary], terms: [...tags, ...categories] }, (word) =>
      table.numberOf(word),
    ),
  );
  const articles = books.map(({ title, year = '2024', tags = [], categories = [] }, number) => ({
    row: { href: `/${number}/`, title, description: '' },
    year,
    tags,
    categories,
    terms: [...tags, ...categories],
  }));
  return makeIndex({ articles, words, stems: table.stems }, (text) =>
    createHash('sha256').update(text).digest('hex').slice(0, 16),
  );
}

/** What a reader of the library finds. */
export async function search(
  { index, parts }: MadeIndex,
  query: string | Partial<SearchQuery>,
): Promise<Found & { fetched: string[] }> {
  const fetched = new Set<string>();
  const load = (name: string): Promise<WordFile> => {
    fetched.add(name);
    return Promise.resolve(JSON.parse(parts.get(name) ?? '') as WordFile);
  };
  const asked = typeof query === 'string' ? { text: query } : query;
  const whole = { text: '', category: '', tag: '', year: '', ...asked };
  return { ...(await findArticles(whole, index, load)), fetched: [...fetched] };
}
