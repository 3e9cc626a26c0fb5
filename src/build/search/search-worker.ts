import { parentPort, workerData } from 'node:worker_threads';
import { BodyReader, type BodyPlace } from '../../content/store/body-packs.ts';
import { digestOf } from '../../content/store/seal.ts';
import { makeIndex } from '../../publication/search/make-index.ts';
import { searchAddresses } from '../../publication/search/search-index.ts';
import type { SearchedArticle } from '../../publication/search/searched-articles.ts';
import { markdownText, mdxText } from './article-text.ts';
import { countArticles } from './count-articles.ts';

/** Set up by `search-files.ts`. */
export interface SearchWorkerData {
  /** With the place of the body where it is Markdown. */
  articles: (SearchedArticle & { place?: BodyPlace })[];
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

/** Characters of a digest that name a part. */
const NAME = 16;

function makeFiles({ articles, contentDir, bodies, cache }: SearchWorkerData): SearchFile[] {
  const reader = new BodyReader(bodies);
  const places = new Map(articles.map(({ article, place }) => [article.file, place]));
  const counted = countArticles(
    articles,
    ({ file }) => {
      const place = places.get(file);
      return place ? markdownText(place, reader) : mdxText(contentDir, file);
    },
    cache,
  );
  reader.close();
  const indexed = articles.map((article) => article.indexed);
  const { index, parts } = makeIndex({ articles: indexed, ...counted }, (text) =>
    digestOf(text).slice(0, NAME),
  );
  return [
    ...[...parts].map(([name, text]) => fileOf(searchAddresses.part(name), text)),
    fileOf(searchAddresses.index, JSON.stringify(index)),
  ];
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
