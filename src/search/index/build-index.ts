import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BodyReader, type BodyLocation } from '../../content/store/body-packs.ts';
import { digestOf } from '../../files/digest-of.ts';
import type { Publication } from '../../publication/publication.ts';
import { htmlText, mdxText } from './article-text.ts';
import { countWords, StemTable } from './count-words.ts';
import { makeIndex } from './make-index.ts';
import { searchedArticles, type SearchedArticle } from './searched-articles.ts';
import { countArticles } from './word-cache.ts';

/** What an index is built from, as a thread can take it. */
export interface SearchTask {
  /** Oldest first; `location` is that of the body of a Markdown article. */
  articles: readonly (SearchedArticle & { location?: BodyLocation })[];
  contentDir: string;
  /** Folder of the packs that hold bodies. */
  bodies: string;
  cache: { file: string; fingerprint: string };
}

export interface SearchFile {
  address: string;
  /** SHA-256 of the bytes. */
  digest: string;
  bytes: Uint8Array;
}

/** Reads all articles that the cache has no words of; throws `DamagedCache` for an unreadable body. */
export function buildIndex({ articles, contentDir, bodies, cache }: SearchTask): SearchFile[] {
  const reader = new BodyReader(bodies);
  const locations = new Map(articles.map(({ article, location }) => [article.file, location]));
  const textOf = ({ file }: SearchedArticle['article']): string => {
    const location = locations.get(file);
    return location
      ? htmlText(reader.read(location))
      : mdxText(readFileSync(join(contentDir, file), 'utf8'));
  };
  const counted = countArticles(articles, textOf, cache);
  reader.close();
  const indexed = articles.map((article) => article.indexed);
  return makeIndex({ articles: indexed, ...counted }).map(([address, text]) => {
    const bytes = Buffer.from(text);
    return { address, digest: digestOf(bytes), bytes };
  });
}

/** The files of an index by address, without a cache, from the compiled bodies at hand. */
export function previewIndex(
  publication: Publication,
  htmlOf: (file: string) => string,
): ReturnType<typeof makeIndex> {
  const table = new StemTable();
  const articles = searchedArticles(publication);
  const words = articles.map(({ article, searched }) =>
    countWords({ ...searched, text: htmlText(htmlOf(article.file)) }, table),
  );
  return makeIndex({
    articles: articles.map(({ indexed }) => indexed),
    words,
    stems: table.stems,
  });
}
