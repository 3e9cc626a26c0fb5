import { readFileSync } from 'node:fs';
import { digestOf, digestOfPieces } from '../../files/digest-of.ts';
import { writePieces } from '../../files/write-file.ts';
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
    writeWordCache(cache.file, cache.fingerprint, { stems: counter.stems, articles: now });
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

const { BYTES_PER_ELEMENT } = Uint32Array;

/** Numbers in one piece of the file that is written. */
const PIECE = 262_144;

/**
 * Reads the cache: a line with its fingerprint and the SHA-256 of the rest, a line of JSON (`Head`), which ends with
 * spaces up to an offset that is a multiple of four, then the stems of all articles as 32-bit integers.
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
  const numbers = numbersIn(rest.subarray(headEnd + 1));
  let at = 0;
  const articles = head.articles.map(([key, length, count]): [string, ArticleWords] => {
    at += count;
    return [key, { length, stems: numbers.subarray(at - count, at) }];
  });
  return { stems: head.stems, articles: new Map(articles) };
}

/** A view where it can be one: a copy of what 100,000 articles have takes 250 MB. */
function numbersIn({ buffer, byteOffset, byteLength }: Buffer): Uint32Array {
  return byteOffset % BYTES_PER_ELEMENT === 0
    ? new Uint32Array(buffer, byteOffset, byteLength / BYTES_PER_ELEMENT)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

/** Leaves out stems of earlier articles only, which would accumulate, and numbers the others anew. */
function writeWordCache(file: string, fingerprint: string, { stems, articles }: CachedWords): void {
  const words = [...articles.values()];
  const { used, numbers } = usedStems(words, stems);
  const head: Head = {
    stems: used,
    articles: [...articles].map(([key, { length, stems }]) => [key, length, stems.length]),
  };
  const titleLength = `${fingerprint} ${digestOf('')}\n`.length;
  const text = Buffer.from(JSON.stringify(head));
  const over = (titleLength + text.length + 1) % BYTES_PER_ELEMENT;
  const spaces = (BYTES_PER_ELEMENT - over) % BYTES_PER_ELEMENT;
  const first = Buffer.concat([text, Buffer.from(`${' '.repeat(spaces)}\n`)]);
  const rest = function* (): Generator<Uint8Array> {
    yield first;
    yield* renumbered(words, numbers);
  };
  const whole = function* (): Generator<Uint8Array> {
    yield Buffer.from(`${fingerprint} ${digestOfPieces(rest())}\n`);
    yield* rest();
  };
  writePieces(file, whole());
}

/** The stems that articles have, and for each stem its number among them, or -1. */
function usedStems(
  words: readonly ArticleWords[],
  stems: readonly string[],
): { used: string[]; numbers: Int32Array } {
  const numbers = new Int32Array(stems.length).fill(-1);
  const used: string[] = [];
  for (const article of words)
    for (const one of article.stems) {
      const stem = one >>> 6;
      if (numbers[stem] === -1) numbers[stem] = used.push(stems[stem] ?? '') - 1;
    }
  return { used, numbers };
}

/** The stems of all articles by new numbers. Pieces spare a copy of the whole. */
function* renumbered(words: readonly ArticleWords[], numbers: Int32Array): Generator<Uint8Array> {
  let piece = new Uint32Array(PIECE);
  let length = 0;
  for (const { stems } of words)
    for (const one of stems) {
      piece[length] = (numbers[one >>> 6] ?? 0) * 64 + fieldsOf(one);
      length += 1;
      if (length < PIECE) continue;
      yield new Uint8Array(piece.buffer);
      piece = new Uint32Array(PIECE);
      length = 0;
    }
  yield new Uint8Array(piece.buffer, 0, length * BYTES_PER_ELEMENT);
}
