import { request } from '../redirects/hosts/request.ts';
import { isNamedBy, partOf } from './versions.ts';

export interface Crawl {
  /** How many pages and other files were read. */
  read: number;
  /** What a reader would have seen broken. */
  faults: string[];
  /** Ends after the page that is being read. */
  stop: () => Promise<void>;
}

/**
 * Reads a site all through, again and again: the home page, each page that it links, and whatever these
 * need.
 *
 * @param base path of the site on the server
 */
export function crawl(port: number, base: string): Crawl {
  let isOver = (): boolean => false;
  const result: Crawl = {
    read: 0,
    faults: [],
    stop: async () => {
      isOver = () => true;
      await reading;
    },
  };
  const get = async (path: string): Promise<string | undefined> => {
    const { status, body } = await request(port, base + path);
    result.read += 1;
    if (status !== 200 && status !== 404) result.faults.push(`${path} answers ${status}`);
    return status === 200 ? body.toString() : undefined;
  };
  const readPage = async (path: string): Promise<string | undefined> => {
    const text = await get(path);
    if (text === undefined) return undefined;
    const part = partOf(text);
    if (part !== undefined) result.faults.push(`${path} is not whole: ${part}`);
    for (const [, needed = ''] of text.matchAll(/src="\/([^"]+)"/g)) {
      const file = await get(needed);
      if (file === undefined) result.faults.push(`${path} needs ${needed}, which is not there`);
      else if (!isNamedBy(needed, file)) result.faults.push(`${needed} is not whole`);
    }
    return text;
  };
  const linksOf = (text: string): string[] =>
    [...text.matchAll(/href="\/([^"]+)"/g)].map(([, path = '']) => path);
  const readAll = async (): Promise<void> => {
    let begun = false;
    while (!isOver()) {
      const home = await readPage('index.html');
      if (home === undefined && begun) result.faults.push('the home page is not there');
      if (home === undefined) continue;
      begun = true;
      for (const path of linksOf(home)) {
        if (isOver()) return;
        if ((await readPage(path)) !== undefined) continue;
        // Removed since the home page was read, or linked by one that is older than it?
        const now = await readPage('index.html');
        if (now !== undefined && linksOf(now).includes(path) && (await get(path)) === undefined)
          result.faults.push(`the home page links ${path}, which is not there`);
      }
    }
  };
  const reading = readAll();
  return result;
}
