import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { stemmerOf } from '../src/search/index/load-stemmer.ts';
import type { SearchIndex, SearchRow, WordFile } from '../src/search/index-format.ts';
import { rowsInFile } from '../src/search/index-format.ts';
import { findArticles } from '../src/search/query/find-articles.ts';
import { siteAddresses } from '../src/urls.ts';
import { articleAddress, articleTitle, type Corpus } from './article.ts';

/** Bytes that the first query of a reader may fetch, compressed. */
const SEARCH_BUDGET = 400_000;
/** Articles that are looked for by their titles. */
const SOUGHT = 5;
const PER_SITEMAP = 50_000;

/**
 * Compares a built site with the corpus that it was built from: every article has a page and stands in
 * a sitemap, and the search finds articles by their titles and keeps to its budget.
 *
 * @throws Error that says what is missing
 */
export async function verifySite(output: string, corpus: Corpus): Promise<void> {
  const numbers = Array.from({ length: corpus.articles }, (_, number) => number);
  const addresses = numbers.map((number) => `/${articleAddress(corpus, number)}`);
  const lost = addresses.find((address) => !existsSync(join(output, address, 'index.html')));
  if (lost !== undefined) throw new Error(`${lost} has no page in ${output}`);
  const listed = listedAddresses(output);
  const unlisted = addresses.find((address) => !listed.has(address));
  if (unlisted !== undefined) throw new Error(`no sitemap of ${output} lists ${unlisted}`);
  await verifySearch(output, corpus);
}

/** Paths of all addresses that the sitemaps of the index list. */
function listedAddresses(output: string): Set<string> {
  const locations = (file: string): string[] =>
    [...readFileSync(join(output, file), 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map(
      ([, url = '']) => new URL(url).pathname,
    );
  return new Set(
    locations(siteAddresses.sitemapIndex).flatMap((sitemap) => {
      const paths = locations(sitemap);
      if (paths.length <= PER_SITEMAP) return paths;
      throw new Error(`${sitemap} lists ${paths.length} addresses; ${PER_SITEMAP} are allowed`);
    }),
  );
}

async function verifySearch(output: string, corpus: Corpus): Promise<void> {
  const { articles } = corpus;
  for (let sought = 0; sought < SOUGHT; sought += 1) {
    const number = Math.floor((sought * articles) / SOUGHT);
    const reader = new Reader(output);
    const rows = await reader.search(articleTitle(corpus, number), articles);
    const address = `/${articleAddress(corpus, number)}`;
    if (!rows.some(({ href }) => href === address))
      throw new Error(`the search does not find ${address} by its title`);
    if (reader.bytes > SEARCH_BUDGET)
      throw new Error(
        `a first query fetches ${reader.bytes} bytes; the budget is ${SEARCH_BUDGET}`,
      );
  }
}

/** A reader without anything in the browser's cache. */
class Reader {
  readonly #output: string;
  bytes = 0;

  constructor(output: string) {
    this.#output = output;
  }

  /** The first results of a query. */
  async search(text: string, articles: number): Promise<SearchRow[]> {
    const index = (await this.#fetch(siteAddresses.searchIndex)) as SearchIndex;
    if (index.count !== articles)
      throw new Error(`the search index holds ${index.count} of ${articles} articles`);
    const load = async (name: string): Promise<WordFile> =>
      (await this.#fetch(siteAddresses.searchPart(name))) as WordFile;
    const query = { text, category: '', tag: '', year: '' };
    const found = await findArticles(query, index, load, stemmerOf(index.lang));
    const files = new Map<string, Promise<unknown>>();
    return Promise.all(
      found.articles.slice(0, 10).map(async (number) => {
        const name = index.rows[Math.floor(number / rowsInFile)] ?? '';
        const file = files.get(name) ?? this.#fetch(siteAddresses.searchPart(name));
        files.set(name, file);
        const rows = (await file) as SearchRow[];
        const row = rows[number % rowsInFile];
        if (!row) throw new Error(`${name} of the search index lacks article ${number}`);
        return row;
      }),
    );
  }

  async #fetch(address: string): Promise<unknown> {
    const bytes = await readFile(join(this.#output, address));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    this.bytes += brotliCompressSync(bytes, { params }).length;
    return JSON.parse(bytes.toString());
  }
}
