import { siteAddresses } from '../../urls.ts';
import { rowsInFile, type SearchIndex, type SearchRow, type WordFile } from '../index-format.ts';
import { type Stem, stemWith } from '../stemming.ts';

/** The files of the search index. Memoizes each by its address. */
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

  /** Stems words as the index does. */
  async stem(): Promise<Stem> {
    const { lang, stemmer } = await this.index();
    if (stemmer === undefined) return stemWith(lang, undefined);
    const address = this.#root() + siteAddresses.searchStemmer(stemmer);
    const module = (await import(/* @vite-ignore */ address)) as { stemmer: Stem };
    return stemWith(lang, module.stemmer);
  }

  async spellings(): Promise<readonly string[]> {
    const { spellings } = await this.index();
    return this.#part(spellings) as Promise<readonly string[]>;
  }

  /** The rows of articles, in their order. */
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

  /** Tries `work` again with a fresh index if it fails: publishing removes the parts of the previous one. */
  async retry<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch {
      this.#files.clear();
      return work();
    }
  }

  #part(name: string): Promise<unknown> {
    return this.#fetch(this.#root() + siteAddresses.searchPart(name), 'default');
  }

  #root(): string {
    return this.#address.slice(0, -siteAddresses.searchIndex.length);
  }

  #fetch(address: string, cache: RequestCache): Promise<unknown> {
    const known = this.#files.get(address);
    if (known) return known;
    const file = fetchJson(address, cache);
    this.#files.set(address, file);
    // A failed request is not memoized.
    file.catch(() => this.#files.delete(address));
    return file;
  }
}

/** Elements whose texts are separate. */
const BLOCKS = 'p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,pre,figcaption,summary,blockquote,div,aside';

/** The text of an article's body, from its page, which is parsed without loading or running anything. */
export async function fetchText(href: string): Promise<string> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href} answers with ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const body = page.querySelector('.prose');
  if (body === null) return '';
  const nodes = page.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let text = '';
  let block: Element | null = null;
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const within = node.parentElement?.closest(BLOCKS) ?? null;
    if (within !== block) text += ' ';
    block = within;
    text += node.nodeValue ?? '';
  }
  return text.replace(/\s+/g, ' ').trim();
}

async function fetchJson(address: string, cache: RequestCache): Promise<unknown> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address} answers with ${response.status}`);
  return response.json();
}
