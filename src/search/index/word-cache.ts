import { readFileSync } from 'node:fs';
import { digestOf } from '../../files/digest-of.ts';
import { writeWhole } from '../../files/write-file.ts';
import { fieldsOf } from '../index-format.ts';
import type { Stem } from '../stemming.ts';
import { type ArticleWords, WordCounter } from './count-words.ts';
import type { SearchedArticle } from './searched-articles.ts';

export interface CountedArticles {
  /** In the order of the articles. */
  words: ArticleWords[];
  /** By number. */
  stems: readonly string[];
}

/**
 * Counts the words of articles. Counts of unchanged articles come from the cache, which afterwards
 * holds exactly these articles. A missing or damaged cache, or one of another fingerprint, is empty.
 *
 * @param textOf reads the text of an article's body.
 * @param stem that of the language which the fingerprint stands for.
 */
export function countArticles(
  articles: readonly SearchedArticle[],
  textOf: (article: SearchedArticle['article']) => string,
  cache: { file: string; fingerprint: string },
  stem: Stem,
): CountedArticles {
  const cached = readWordCache(cache.file, cache.fingerprint);
  const counter = new WordCounter(stem, cached.stems);
  const counted = articles.map(({ article, searched }): [string, ArticleWords] => {
    const key = digestOf(JSON.stringify([article.bodyDigest, searched]));
    const known = cached.articles.get(key);
    return [key, known ?? counter.count({ ...searched, text: textOf(article) })];
  });
  const now = new Map(counted);
  if (now.size !== cached.articles.size || [...now.keys()].some((key) => !cached.articles.has(key)))
    writeWordCache(
      cache.file,
      cache.fingerprint,
      withoutUnused({ stems: counter.stems, articles: now }),
    );
  return { words: counted.map(([, words]) => words), stems: counter.stems };
}

interface CachedWords {
  /** By the numbers that the articles use. */
  stems: readonly string[];
  /** By the digest of what was counted. */
  articles: ReadonlyMap<string, ArticleWords>;
}

interface Head {
  stems: readonly string[];
  /** Digest, `lengthStep` and number of stems of each article. */
  articles: [key: string, length: number, stemCount: number][];
}

const EMPTY: CachedWords = { stems: [], articles: new Map() };

/**
 * Reads the cache: a line with its fingerprint and the SHA-256 of the rest, a line of JSON (`Head`),
 * then the stems of all articles as 32-bit integers.
 */
export function readWordCache(file: string, fingerprint: string): CachedWords {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return EMPTY;
  }
  const titleEnd = bytes.indexOf('\n');
  const rest = bytes.subarray(titleEnd + 1);
  if (bytes.toString('utf8', 0, Math.max(0, titleEnd)) !== `${fingerprint} ${digestOf(rest)}`)
    return EMPTY;
  const headEnd = rest.indexOf('\n');
  const head = JSON.parse(rest.toString('utf8', 0, headEnd)) as Head;
  const numbers = new Uint32Array(Uint8Array.from(rest.subarray(headEnd + 1)).buffer);
  let at = 0;
  const articles = head.articles.map(([key, length, count]): [string, ArticleWords] => {
    at += count;
    return [key, { length, stems: numbers.subarray(at - count, at) }];
  });
  return { stems: head.stems, articles: new Map(articles) };
}

function writeWordCache(file: string, fingerprint: string, cached: CachedWords): void {
  const articles = [...cached.articles];
  const head: Head = {
    stems: cached.stems,
    articles: articles.map(([key, { length, stems }]) => [key, length, stems.length]),
  };
  const numbers = articles.map(([, { stems }]) =>
    Buffer.from(stems.buffer, stems.byteOffset, stems.byteLength),
  );
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...numbers]);
  writeWhole(file, Buffer.concat([Buffer.from(`${fingerprint} ${digestOf(rest)}\n`), rest]));
}

/** Drops stems of earlier articles only, which would accumulate. */
function withoutUnused({ stems, articles }: CachedWords): CachedWords {
  const numbers = new Int32Array(stems.length).fill(-1);
  const used: string[] = [];
  const renumbered = [...articles].map(([key, words]): [string, ArticleWords] => {
    const own = words.stems.map((one) => {
      const number = one >>> 6;
      if ((numbers[number] ?? -1) < 0) numbers[number] = used.push(stems[number] ?? '') - 1;
      return (numbers[number] ?? 0) * 64 + fieldsOf(one);
    });
    return [key, { ...words, stems: own }];
  });
  return { stems: used, articles: new Map(renumbered) };
}
