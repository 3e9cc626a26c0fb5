import { decodeHTML } from 'entities';
import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldContainers, markContainers } from '../../content/body/containers.ts';
import { parseMdx } from '../../content/body/engine.ts';
import { findFormulas, maskFormulas, splitAtFormulas } from '../../content/body/formulas.ts';
import { splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import { type BodyLocation, BodyReader } from '../../content/store/body-packs.ts';
import { digestOf } from '../../files/digest-of.ts';
import type { Publication } from '../../publication/publication.ts';
import { WordCounter } from './count-words.ts';
import { stemmerModule, stemmerOf } from './load-stemmer.ts';
import { makeIndex } from './make-index.ts';
import { type SearchedArticle, searchedArticles } from './searched-articles.ts';
import { countArticles } from './word-cache.ts';

/** What an index is built from, as a thread can take it. */
export interface SearchTask {
  /** BCP 47 tag of the index's language. */
  lang: string;
  /** JSON of `SearchedArticle[]` in UTF-8, oldest first. */
  articles: SharedArrayBuffer;
  /** JSON of `(BodyLocation | null)[]` in UTF-8: where the body of each of them lies, if it is in Markdown. */
  locations: SharedArrayBuffer;
  contentDir: string;
  /** Folder of the packs that hold bodies. */
  bodies: string;
  cache: { file: string; fingerprint: string };
  /** Memory for one 32-bit number: the place of the article that is read, from 1, or 0. */
  progress: SharedArrayBuffer;
}

export interface SearchFile {
  address: string;
  /** SHA-256 of the bytes. */
  digest: string;
  bytes: Uint8Array;
}

/** Reads all articles that the cache has no words of; throws `DamagedCache` for an unreadable body. */
export function buildIndex({
  lang,
  contentDir,
  bodies,
  cache,
  progress,
  ...shared
}: SearchTask): SearchFile[] {
  const articles = parseShared(shared.articles) as SearchedArticle[];
  const locations = parseShared(shared.locations) as (BodyLocation | null)[];
  const reader = new BodyReader(bodies);
  const places = new Map(articles.map(({ article }, index) => [article.file, index]));
  const atWork = new Int32Array(progress);
  const textOf = ({ file }: SearchedArticle['article']): string => {
    const place = places.get(file) ?? -1;
    atWork[0] = place + 1;
    const location = locations[place];
    return location
      ? htmlText(reader.read(location))
      : mdxText(readFileSync(join(contentDir, file), 'utf8'));
  };
  const counted = countArticles(articles, textOf, cache, stemmerOf(lang));
  atWork[0] = 0;
  reader.close();
  const indexed = articles.map((article) => article.indexed);
  return makeIndex({ lang, stemmer: stemmerModule(lang), articles: indexed, ...counted }).map(
    ([address, text]) => {
      const bytes = Buffer.from(text);
      return { address, digest: digestOf(bytes), bytes };
    },
  );
}

function parseShared(memory: SharedArrayBuffer): unknown {
  return JSON.parse(Buffer.from(memory).toString());
}

/** The files of an index by address, without a cache, from the compiled bodies at hand. */
export function previewIndex(
  publication: Publication,
  htmlOf: (file: string) => string,
): ReturnType<typeof makeIndex> {
  const { lang } = publication.site;
  const counter = new WordCounter(stemmerOf(lang));
  const articles = searchedArticles(publication);
  const words = articles.map(({ article, searched }) =>
    counter.count({ ...searched, text: htmlText(htmlOf(article.file)) }),
  );
  return makeIndex({
    lang,
    stemmer: stemmerModule(lang),
    articles: articles.map(({ indexed }) => indexed),
    words,
    stems: counter.stems,
  });
}

/** Formulas, whose letters nobody looks for, tags, and the placeholders of pictures. */
// eslint-disable-next-line no-control-regex -- a control character marks a placeholder
const TAG = /<math[ >][^]*?<\/math>|<\/?([a-z][a-z0-9]*)(?:[^">]|"[^"]*")*>|\u0001\d+\u0001/gi;

/** The name of a callout's kind, which no writer wrote. */
const CALLOUT_KIND = /<span class="callout-kind">[^<]*<\/span>/g;

/** Elements that do not end a word. */
const INLINE =
  /^(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)$/i;

/** The text of a compiled body, without tags and placeholders. */
export function htmlText(html: string): string {
  const text = html
    .replace(CALLOUT_KIND, ' ')
    .replace(TAG, (_, name: string | undefined) =>
      name !== undefined && INLINE.test(name) ? '' : ' ',
    );
  return text.includes('&') ? decodeHTML(text) : text;
}

const FORMULA_FENCE = /^(`{3,}|~{3,})[ \t]*math\b[^]*?^\1[ \t]*$/gm;

/** The text of an MDX article, given its source. What its components print is not included. */
export function mdxText(source: string): string {
  const body = source.slice(splitFrontMatter(source).bodyOffset).replace(FORMULA_FENCE, '');
  const formulas = findFormulas(body, 'mdx');
  const { tree } = parseMdx(markContainers(maskFormulas(body, formulas), 'mdx').text);
  foldContainers(tree);
  // `toString` reads JSX nodes through their children, as it does elements.
  const parts = splitAtFormulas(toString(tree as Root), formulas);
  return parts.filter((part) => typeof part === 'string').join(' ');
}
