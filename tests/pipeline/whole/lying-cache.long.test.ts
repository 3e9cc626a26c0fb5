import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFirst } from './edit-sequence.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import { filesIn, readTree } from './read-tree.ts';
import { build, copyWorkplace, usual, type Workplace } from './workplace.ts';

let first: Workplace;
let right: Readonly<Record<string, string>>;

beforeAll(async () => {
  await prepareRenderers([usual.siteUrl]);
  first = await buildFirst(20260401);
  // What is known of pictures is kept when they have lain untouched for a while.
  await setTimeout(2_100);
  await build(first);
  right = readTree(first.outDir);
}, 240_000);

afterAll(() => {
  first[Symbol.dispose]();
});

const swapped = (from: string, to: string) => (text: string) => text.replaceAll(from, to);
const otherDigest = (text: string): string =>
  text.replace(/("[0-9a-f]{63})[0-9a-f](?=".*$)/gs, (_, most: string) => `${most}0`);
const lastByte = (text: string): string => {
  const last = String.fromCharCode(text.charCodeAt(text.length - 2) ^ 1);
  return `${text.slice(0, -2)}${last}${text.slice(-1)}`;
};

test.each<[string, RegExp, (text: string) => string]>([
  ['what articles say', /^content\/index/, swapped('harbour', 'parlour')],
  ['bodies', /^content\/bodies/, swapped('harbour', 'parlour')],
  ['the layouts', /^renderer\/.*\.mjs$/, swapped('Cite this', 'Bite this')],
  ['encoded pictures', /^media\/.*\.(?:avif|webp|png)$/, lastByte],
  ['what pictures are', /^pictures\.json$/, swapped('"width":48', '"width":47')],
  ['the words that are searched', /^search\/words$/, lastByte],
  ['the parts of the search', /^search\/files\.json$/, otherDigest],
])(
  'a cache that is wrong about %s makes no other site',
  async (_, name, lie) => {
    using place = copyWorkplace(first);
    let lies = 0;
    for (const file of filesIn(place.cacheDir).filter((one) => name.test(one)))
      lies += rewrite(join(place.cacheDir, file), lie) ? 1 : 0;
    expect(lies).toBeGreaterThan(0);
    // So that everything is made of what the cache says, and nothing is left from before.
    for (const path of [place.outDir, join(place.cacheDir, 'pages.json')])
      rmSync(path, { recursive: true });
    if (!name.test('search/files.json')) rmSync(join(place.cacheDir, 'search', 'files.json'));
    expect((await build(place)).published).toBeDefined();
    expect(readTree(place.outDir)).toEqual(right);
  },
  60_000,
);

test('a list of pages that is wrong about what they were made of makes no other site', async () => {
  using place = copyWorkplace(first);
  expect(rewrite(join(place.cacheDir, 'pages.json'), otherDigest)).toBe(true);
  expect((await build(place)).published).toBeDefined();
  expect(readTree(place.outDir)).toEqual(right);
}, 60_000);

/** Byte by byte, at the time it had; says whether anything is different now. */
function rewrite(file: string, lie: (text: string) => string): boolean {
  const { atime, mtime } = statSync(file);
  const text = readFileSync(file, 'latin1');
  const other = lie(text);
  writeFileSync(file, other, 'latin1');
  utimesSync(file, atime, mtime);
  return other !== text;
}
