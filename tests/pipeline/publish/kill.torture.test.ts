import fc from 'fast-check';
import { expect, test } from 'vitest';
import { killOnce } from './kill-child.ts';
import { newSite, oldSite, type Texts } from './support.ts';

const seed = 20260310;

test('50 builds killed before random operations lose nothing', async () => {
  const operations = fc.sample(fc.integer({ min: 0, max: 130 }), { seed, numRuns: 50 });
  const outcomes: string[] = [];
  for (const operation of operations)
    outcomes.push(await killOnce(oldSite, newSite, { operation }));
  expect(new Set(outcomes)).toEqual(new Set(['old', 'new']));
});

test('50 builds of 400 pages killed after random times lose nothing', async () => {
  const times = fc.sample(fc.integer({ min: 0, max: 250 }), { seed, numRuns: 50 });
  const old = manyPages('old');
  const next = { ...manyPages('new'), 'more/index.html': 'new' };
  for (const milliseconds of times) await killOnce(old, next, { milliseconds });
});

function manyPages(word: string): Texts {
  const home: [string, string] = ['index.html', word];
  const pages = Array.from({ length: 400 }, (_, at): [string, string] => [
    `${at % 3 === 0 ? 'both' : word}/${at}/index.html`,
    `${word} ${at} `.repeat(20),
  ]);
  return Object.fromEntries([home, ...pages]);
}
