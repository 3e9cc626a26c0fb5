import { parentPort, workerData } from 'node:worker_threads';
import { BodyReader, type BodyLocation } from '../../content/store/body-packs.ts';
import { digestOf } from '../../files/digest-of.ts';
import type { SearchedArticle } from '../../search/searched-articles.ts';
import { markdownText, mdxText } from './article-text.ts';
import { countArticles } from './count-articles.ts';
import { printIndex } from './print-index.ts';

/** Set up by `search-files.ts`. */
export interface SearchWorkerData {
  /** With the location of the body where it is Markdown. */
  articles: (SearchedArticle & { location?: BodyLocation })[];
  contentDir: string;
  /** Folder of the packs that hold bodies. */
  bodies: string;
  cache: { file: string; fingerprint: string };
}

/** The files of the index, or why there are none. */
export type SearchReply = { files: SearchFile[] } | { fault: string; damaged: boolean };

export interface SearchFile {
  address: string;
  /** SHA-256 of the bytes. */
  digest: string;
  bytes: Uint8Array;
}

function makeFiles({ articles, contentDir, bodies, cache }: SearchWorkerData): SearchFile[] {
  const reader = new BodyReader(bodies);
  const locations = new Map(articles.map(({ article, location }) => [article.file, location]));
  const counted = countArticles(
    articles,
    ({ file }) => {
      const location = locations.get(file);
      return location ? markdownText(location, reader) : mdxText(contentDir, file);
    },
    cache,
  );
  reader.close();
  const indexed = articles.map((article) => article.indexed);
  return printIndex({ articles: indexed, ...counted }).map(([address, text]) =>
    fileOf(address, text),
  );
}

function fileOf(address: string, text: string): SearchFile {
  const bytes = Buffer.from(text);
  return { address, digest: digestOf(bytes), bytes };
}

function reply(): SearchReply {
  try {
    return { files: makeFiles(workerData as SearchWorkerData) };
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error));
    return { fault: reason.message, damaged: reason.name === 'DamagedCache' };
  }
}

parentPort?.postMessage(reply());
