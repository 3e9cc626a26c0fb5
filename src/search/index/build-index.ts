import { decodeHTML } from 'entities';
import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMdx } from '../../content/body/engine.ts';
import { splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import { type BodyLocation, BodyReader, DamagedCache } from '../../content/store/body-packs.ts';
import { digestOf } from '../../files/digest-of.ts';
import type { Publication } from '../../publication/publication.ts';
import { countWords, StemTable } from './count-words.ts';
import { makeIndex } from './make-index.ts';
import { type SearchedArticle, searchedArticles } from './searched-articles.ts';
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
  const counted = countArticles(articles, naming(textOf), cache);
  reader.close();
  const indexed = articles.map((article) => article.indexed);
  return makeIndex({ articles: indexed, ...counted }).map(([address, text]) => {
    const bytes = Buffer.from(text);
    return { address, digest: digestOf(bytes), bytes };
  });
}

/** Has an error name the article. A damaged cache is mended whatever the article. */
function naming<Article extends { file: string }>(
  textOf: (article: Article) => string,
): (article: Article) => string {
  return (article) => {
    try {
      return textOf(article);
    } catch (error) {
      if (error instanceof DamagedCache || !(error instanceof Error)) throw error;
      throw new Error(`${article.file}: ${error.message}`, { cause: error });
    }
  };
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

/** Tags, and the placeholders of pictures. */
// eslint-disable-next-line no-control-regex -- a control character marks a placeholder
const TAG = /<\/?([a-z][a-z0-9]*)(?:[^">]|"[^"]*")*>|\u0001\d+\u0001/gi;

/** Elements that do not end a word. */
const INLINE =
  /^(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)$/i;

/** The text of a compiled body, without tags and placeholders. */
export function htmlText(html: string): string {
  const text = html.replace(TAG, (_, name: string | undefined) =>
    name !== undefined && INLINE.test(name) ? '' : ' ',
  );
  return text.includes('&') ? decodeHTML(text) : text;
}

/** The text of an MDX article, given its source. What its components print is not included. */
export function mdxText(source: string): string {
  const { tree } = parseMdx(source.slice(splitFrontMatter(source).bodyOffset));
  // `toString` reads JSX nodes through their children, as it does elements.
  return toString(tree as Root);
}
