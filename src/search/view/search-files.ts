import { siteAddresses } from '../../urls.ts';
import { rowsInFile, type SearchIndex, type SearchRow, type WordFile } from '../search-index.ts';

/** The files of the search index, each fetched once. */
export class SearchFiles {
  readonly #address: string;
  readonly #files = new Map<string, Promise<unknown>>();

  /** `address` is that of the index. */
  constructor(address: string) {
    this.#address = address;
  }

  index(): Promise<SearchIndex> {
    return this.#fetch(this.#address, 'no-cache') as Promise<SearchIndex>;
  }

  words(name: string): Promise<WordFile> {
    return this.#part(name) as Promise<WordFile>;
  }

  async spellings(): Promise<readonly string[]> {
    const { spellings } = await this.index();
    return this.#part(spellings) as Promise<readonly string[]>;
  }

  /** What is shown of articles, in their order. */
  async rows(articles: readonly number[]): Promise<SearchRow[]> {
    const { rows } = await this.index();
    const found = articles.map(async (article) => {
      const name = rows[Math.floor(article / rowsInFile)] ?? '';
      const file = (await this.#part(name)) as readonly SearchRow[];
      const row = file[article % rowsInFile];
      if (!row) throw new Error(`the search index lacks article ${article}`);
      return row;
    });
    return Promise.all(found);
  }

  /** Does it again with a fresh index when it fails, as a new edition takes the old one's parts away. */
  async retry<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch {
      this.#files.clear();
      return work();
    }
  }

  #part(name: string): Promise<unknown> {
    const root = this.#address.slice(0, -siteAddresses.searchIndex.length);
    return this.#fetch(root + siteAddresses.searchPart(name), 'default');
  }

  #fetch(address: string, cache: RequestCache): Promise<unknown> {
    const known = this.#files.get(address);
    if (known) return known;
    const file = fetchJson(address, cache);
    this.#files.set(address, file);
    // The next search tries again.
    file.catch(() => this.#files.delete(address));
    return file;
  }
}

async function fetchJson(address: string, cache: RequestCache): Promise<unknown> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} answers with ${response.status}`);
  return response.json();
}
