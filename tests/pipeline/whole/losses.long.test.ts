import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { prepareRenderers } from './prepared-renderer.ts';
import { filesIn, readTree } from './read-tree.ts';
import { write } from './small-publication.ts';
import { build, makeWorkplace, usual, type Workplace } from './workplace.ts';

beforeAll(() => prepareRenderers([usual.siteUrl], 'no features'), 240_000);

test('the loss of more than three and more than 5 % of the articles stops a build', async () => {
  using place = placeWith(79);
  await build(place);
  const before = readTree(place.outDir);
  for (const number of [3, 8, 21, 60]) rmSync(join(place.contentDir, nameOf(number)));

  const stopped = await build(place);
  expect(stopped.published).toBeUndefined();
  expect(stopped.removals.sort()).toEqual([3, 8, 21, 60].map((number) => `/p/${number}/`).sort());
  expect(readTree(place.outDir)).toEqual(before);
  expect((await build(place)).removals).toHaveLength(4);

  const allowed = await build(place, usual, { allowRemovals: true });
  expect(allowed.removals).toEqual([]);
  expect(readdirSync(join(place.outDir, 'p'))).toHaveLength(75);
  expect((await build(place)).published).toBeDefined();
}, 120_000);

test('the loss of four articles of 80 is not more than 5 %', async () => {
  using place = placeWith(80);
  await build(place);
  for (const number of [3, 8, 21, 60]) rmSync(join(place.contentDir, nameOf(number)));
  expect((await build(place)).published).toBeDefined();
}, 120_000);

test('three articles of four may go', async () => {
  using place = placeWith(4);
  await build(place);
  for (const number of [0, 1, 2]) rmSync(join(place.contentDir, nameOf(number)));
  expect((await build(place)).published).toBeDefined();
}, 120_000);

test('articles that expired, or whose address redirects, are not lost', async () => {
  using place = placeWith(12);
  for (const number of [0, 1, 2, 3, 4])
    write(place.contentDir, nameOf(number), article(number, 'expiryDate: 2025-07-01'));
  await build(place);
  const later = { ...usual, now: Date.parse('2025-07-01T00:00:00Z') };
  expect((await build(place, later)).published).toBeDefined();
  expect(readdirSync(join(place.outDir, 'p'))).toHaveLength(7);

  for (const number of [5, 6, 7, 8]) rmSync(join(place.contentDir, nameOf(number)));
  expect((await build(place, later)).removals).toHaveLength(4);
  const aliases = [5, 6, 7, 8].map((number) => `/p/${number}/`).join(', ');
  write(place.contentDir, nameOf(9), article(9, `aliases: [${aliases}]`));
  expect((await build(place, later)).published).toBeDefined();
}, 120_000);

test('drafts, scheduled and expired articles leave no byte in the site', async () => {
  using place = placeWith(3);
  const states = {
    draft: 'draft: true',
    scheduled: 'publishDate: 2025-06-02',
    expired: 'expiryDate: 2025-05-31',
  };
  for (const [state, frontMatter] of Object.entries(states)) {
    write(place.contentDir, `articles/${state}.csv`, `secretcell${state}\n`);
    const text = article(100, `${frontMatter}\ntags: [Secrettag${state}]`, `/p/secret-${state}/`);
    const body = `Secretword${state}. A [file](${state}.csv).\n`;
    write(place.contentDir, `articles/${state}.md`, text.replace('A piece', 'Secrettitle') + body);
  }
  await build(place);
  expect(filesWith(place, /secret/i)).toEqual([]);

  for (const state of Object.keys(states)) {
    const text = article(100, `tags: [Secrettag${state}]`, `/p/secret-${state}/`);
    write(place.contentDir, `articles/${state}.md`, `${text}Secretword. A [file](${state}.csv).\n`);
  }
  await build(place);
  expect(filesWith(place, /secretword/i).length).toBeGreaterThan(3);
  expect(filesWith(place, /secretcell/i)).toHaveLength(3);
}, 120_000);

test('a preview shows them all, keeps search engines away, and is no measure of what is lost', async () => {
  using place = placeWith(6);
  for (const number of [0, 1, 2, 3])
    write(place.contentDir, nameOf(number), article(number, 'draft: true'));
  const pages = (): string[] => filesWith(place, /<body class="page-/);
  await build(place);
  const published = pages();
  await build(place, { ...usual, preview: true });
  expect(readdirSync(join(place.outDir, 'p'))).toHaveLength(6);
  expect(pages().length).toBeGreaterThan(published.length);
  expect(filesWith(place, /<meta name="robots" content="noindex"/)).toEqual(
    expect.arrayContaining(pages()),
  );
  expect(readTree(place.outDir)).not.toHaveProperty(['sitemap.xml']);
  expect(filesWith(place, /^Disallow: \/$/m)).toEqual(['robots.txt']);

  expect((await build(place)).removals).toEqual([]);
  expect(pages()).toEqual(published);
}, 120_000);

test('a warning stops a strict build and no other, an error stops both', async () => {
  using place = placeWith(2);
  const strict = { strict: true };
  expect((await build(place, usual, strict)).published).toBeDefined();
  const before = readTree(place.outDir);
  write(place.contentDir, nameOf(0), `${article(0)}A [rule](/nowhere/).\n`);
  const stopped = await build(place, usual, strict);
  expect(stopped.diagnostics.map(({ code }) => code)).toEqual(['broken-link']);
  expect(stopped.published).toBeUndefined();
  expect(readTree(place.outDir)).toEqual(before);
  expect((await build(place)).published).toBeDefined();

  const after = readTree(place.outDir);
  write(place.contentDir, nameOf(1), article(1).replace('2024', '2024-99'));
  expect((await build(place)).published).toBeUndefined();
  expect(readTree(place.outDir)).toEqual(after);
}, 120_000);

function placeWith(count: number): Workplace {
  const place = makeWorkplace();
  for (let number = 0; number < count; number += 1)
    write(place.contentDir, nameOf(number), article(number));
  const feature = `---\ntitle: A walk\ndate: 2024-05-05\n---\n\nOn foot.\n`;
  write(place.contentDir, 'pages/walk.md', feature);
  return place;
}

function nameOf(number: number): string {
  return `articles/piece-${number}.md`;
}

function article(number: number, frontMatter = 'lang: en', address = `/p/${number}/`): string {
  return `---\ntitle: A piece ${number}\ndate: 2024-03-04\nsafeURL: ${address}\n${frontMatter}\n---\n\nText of ${number}.\n`;
}

function filesWith({ outDir }: Workplace, pattern: RegExp): string[] {
  return filesIn(outDir).filter(
    (file) => pattern.test(file) || pattern.test(readFileSync(join(outDir, file), 'latin1')),
  );
}
