import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SearchedArticle } from '../../src/search/index/searched-articles.ts';
import { countArticles, readWordCache } from '../../src/search/index/word-cache.ts';
import { english } from './library.ts';

let folder: string;
let cache: { file: string; fingerprint: string };
let read: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-'));
  cache = { file: join(folder, 'search', 'words'), fingerprint: 'code 1' };
  read = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function searched(title: string, text: string): SearchedArticle {
  return {
    article: { file: text, syntax: 'md', bodyDigest: `digest of ${text}` },
    indexed: {
      row: { href: '/', title, description: '' },
      year: '',
      tags: [],
      categories: [],
      terms: [],
    },
    searched: { title, terms: [], summaries: [] },
  };
}

/** The stems of each article with their packed places, in order. */
function count(articles: readonly SearchedArticle[]): string[][] {
  const counted = countArticles(
    articles,
    ({ file }) => {
      read.push(file);
      return file;
    },
    cache,
    english,
  );
  return counted.words.map(({ stems }) =>
    [...stems].map((one) => `${counted.stems[one >>> 6] ?? '?'} ${one % 64}`).sort(),
  );
}

const first = searched('One', 'audit audit logs');
const second = searched('Two', 'logs');

it('counts words by where they stand', () => {
  expect(count([first, second])).toEqual([
    ['audit 2', 'log 1', 'on 20'],
    ['log 1', 'two 20'],
  ]);
});

it('reads no text again that it has counted', () => {
  const before = count([first, second]);
  read = [];
  expect(count([second, first])).toEqual(before.toReversed());
  expect(read).toEqual([]);
});

it('counts again what has another title or text', () => {
  count([first, second]);
  read = [];
  const changed = [searched('New', 'audit audit logs'), searched('Two', 'other')];
  expect(count(changed)).toEqual([
    ['audit 2', 'log 1', 'new 20'],
    ['other 1', 'two 20'],
  ]);
  expect(read).toEqual(['audit audit logs', 'other']);
});

it('forgets the words of articles that are gone', () => {
  count([first, second]);
  count([second]);
  const kept = readWordCache(cache.file, cache.fingerprint);
  expect([...kept.stems].sort()).toEqual(['log', 'two']);
  expect(kept.articles.size).toBe(1);
  read = [];
  expect(count([second])).toEqual([['log 1', 'two 20']]);
  expect(read).toEqual([]);
});

it('keeps more words than are written at a time', () => {
  const words = Array.from({ length: 300_000 }, (_, number) => `w${number}`);
  const many = searched('Many', words.join(' '));
  const before = count([first, many, second]);
  read = [];
  expect(count([first, many, second])).toEqual(before);
  expect(read).toEqual([]);
});

it.each([
  ['a byte is changed', (bytes: Buffer) => Buffer.from([...bytes.subarray(0, -1), 7])],
  ['it is cut short', (bytes: Buffer) => bytes.subarray(0, -4)],
  ['it is empty', () => Buffer.alloc(0)],
])('counts everything again when of its cache %s', (_, damage) => {
  const before = count([first, second]);
  writeFileSync(cache.file, damage(readFileSync(cache.file)));
  read = [];
  expect(count([first, second])).toEqual(before);
  expect(read).toHaveLength(2);
});

it('counts everything again after a change of code', () => {
  count([first, second]);
  read = [];
  cache = { ...cache, fingerprint: 'code 2' };
  count([first, second]);
  expect(read).toHaveLength(2);
});
