import { readFileSync } from 'node:fs';
import { digestOf } from '../../files/digest-of.ts';
import { writeWhole } from '../../files/write-whole.ts';
import type { ArticleWords } from '../../search/article-words.ts';

/** What was counted before. */
export interface CachedWords {
  /** By the numbers that the articles use. */
  stems: readonly string[];
  /** By the digest of what was counted. */
  articles: ReadonlyMap<string, ArticleWords>;
}

interface Head {
  stems: readonly string[];
  /** Digest, step of length and number of stems of each article. */
  articles: [key: string, length: number, stemCount: number][];
}

const NOTHING: CachedWords = { stems: [], articles: new Map() };

/**
 * The words of all articles in one file: a line with a fingerprint and the SHA-256 of the rest, a
 * line of JSON, then all numbers of stems as 32-bit integers. A missing, damaged or foreign file is
 * empty.
 */
export function readWordCache(file: string, fingerprint: string): CachedWords {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return NOTHING;
  }
  const titleEnd = bytes.indexOf('\n');
  const rest = bytes.subarray(titleEnd + 1);
  if (bytes.toString('utf8', 0, Math.max(0, titleEnd)) !== `${fingerprint} ${digestOf(rest)}`)
    return NOTHING;
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

export function writeWordCache(file: string, fingerprint: string, cached: CachedWords): void {
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
