import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFor, between } from '../../bench/random.ts';
import { cutWordFiles } from '../../src/search/index/make-index.ts';
import { printLibrary, search, type Book } from './library.ts';

const words = Array.from({ length: 3000 }, (_, number) => `w${(number * 7919).toString(36)}`);

function library(seed: number): Book[] {
  const random = randomFor(seed);
  return Array.from({ length: 300 }, (_, number) => ({
    title: `Title ${number}`,
    year: String(2000 + Math.floor(number / 30)),
    text: Array.from({ length: 200 }, () => words[between(random, 0, 2999)] ?? '').join(' '),
  }));
}

describe('the index', () => {
  it('is the same whatever articles were counted before', () => {
    const books = library(1);
    const shuffled = ['gone', ...[...words].reverse(), 'titl'];
    expect(printLibrary(books, shuffled)).toEqual(printLibrary(books));
  });

  it('of an archive with one edited article shares most files with the one before', () => {
    const books = library(2);
    const before = printLibrary(books);
    books[17] = { title: 'Title 17', year: '2000', text: `${books[17]?.text ?? ''} wholly new` };
    const after = printLibrary(books);
    const changed = [...after.parts.keys()].filter((name) => !before.parts.has(name));
    expect(after.parts.size).toBeGreaterThan(15);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThanOrEqual(4);
  });

  it('names its first article of each year', () => {
    expect(printLibrary(library(3)).index.years.slice(0, 2)).toEqual([
      ['2000', 0],
      ['2001', 30],
    ]);
  });

  it('finds every word of every article', async () => {
    const books = library(4).slice(0, 20);
    const made = printLibrary(books);
    for (const [number, { text = '' }] of books.entries()) {
      for (const word of text.split(' ').slice(0, 20))
        expect((await search(made, word)).articles, word).toContain(number);
    }
  });
});

describe('files of words', () => {
  const entries = (sizes: readonly number[]): [string, string][] =>
    sizes.map((size, number) => [`word${String(number).padStart(6, '0')}`, 'A'.repeat(size)]);

  it('hold all words in order, and none but a single long one is over 40,000 characters', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60_000 }), { maxLength: 200 }), (sizes) => {
        const files = cutWordFiles(entries(sizes));
        expect(files.flat()).toEqual(entries(sizes).flat());
        for (const file of files) {
          const size = file.join('').length + 3 * file.length;
          expect(size <= 40_000 || file.length === 2).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are cut anew only around a change', () => {
    const random = randomFor(5);
    const sizes = Array.from({ length: 20_000 }, () => between(random, 1, 300));
    const before = cutWordFiles(entries(sizes)).map((file) => file.join());
    sizes[3_000] = 1_000;
    const after = cutWordFiles(entries(sizes)).map((file) => file.join());
    expect(before.length).toBeGreaterThan(40);
    expect(after.filter((file) => !before.includes(file)).length).toBeLessThanOrEqual(3);
  });
});
