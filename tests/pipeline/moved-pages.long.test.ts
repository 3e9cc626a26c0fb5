import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assembleSite } from '../../src/pipeline/assemble-site.ts';
import { rememberPublished } from '../../src/pipeline/published-pages.ts';
import { type BuildSettings, readSettings } from '../../src/pipeline/settings.ts';
import { resolveSite } from '../../src/site-settings.ts';
import config from '../../src/site.config.ts';
import { write } from './whole/small-publication.ts';

let root: string;
let settings: BuildSettings;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'moved-pages-'));
  const environment = { CONTENT_DIR: join(root, 'content'), CACHE_DIR: join(root, 'cache') };
  const read = readSettings(environment, () => Date.parse('2026-01-01'));
  const site = resolveSite({ ...config, navigation: [], footer: [], redirects: [] }, read.site.url);
  settings = { ...read, site };
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function article(title: string, body = `The text of ${title}.`, ...lines: string[]): string {
  return `${['---', `title: ${title}`, 'date: 2024-05-06', ...lines, '---', '', body].join('\n')}\n`;
}

function put(file: string, text: string): void {
  write(settings.contentDir, file, text);
}

function move(from: string, to: string): void {
  const target = join(settings.contentDir, to);
  write(settings.contentDir, join(dirname(to), '.keep'), '');
  renameSync(join(settings.contentDir, from), target);
  rmSync(join(dirname(target), '.keep'));
}

function remove(file: string): void {
  rmSync(join(settings.contentDir, file));
}

/** As after a build that published the present state. */
async function publish(): Promise<void> {
  const { publications } = await assembleSite(settings);
  rememberPublished(publications, settings.cacheDir);
}

async function moved(): Promise<string[]> {
  const { diagnostics } = await assembleSite(settings);
  return diagnostics
    .filter(({ code }) => code === 'moved-page')
    .map(
      ({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}. ${hint}`,
    );
}

const said = (at: string, old: string, now: string, aliases = old): string =>
  `${at} the address of this page was ${old} and is ${now} now, and nothing answers the old one. Write \`aliases: [${aliases}]\`, so that links and bookmarks still lead here`;

it('names the alias to write where a file was renamed', async () => {
  put('articles/2024/audit-logs.md', article('Audit logs'));
  put('articles/2024/other.md', article('Other'));
  await publish();
  expect(await moved()).toEqual([]);
  move('articles/2024/audit-logs.md', 'articles/2024/logs.md');
  const expected = said(
    'articles/2024/logs.md:1:1',
    '/2024/05/06/audit-logs/',
    '/2024/05/06/logs/',
  );
  expect(await moved()).toEqual([expected]);
  put(
    'articles/2024/logs.md',
    article('Audit logs', 'The text.', 'aliases: [/2024/05/06/audit-logs/]'),
  );
  expect(await moved()).toEqual([]);
});

it('adds to the aliases that are there, at their place', async () => {
  put('articles/a.md', article('A', 'Text.', 'aliases: [/x/]'));
  await publish();
  move('articles/a.md', 'articles/b.md');
  expect(await moved()).toEqual([
    said('articles/b.md:4:10', '/2024/05/06/a/', '/2024/05/06/b/', '/x/, /2024/05/06/a/'),
  ]);
});

it.each([
  ['the date', article('Logs').replace('05-06', '07-08'), '/2024/07/08/logs/'],
  ['the slug', article('Logs', 'Text.', 'slug: books'), '/2024/05/06/books/'],
  ['the address', article('Another', 'Other.', 'safeURL: /books/'), '/books/'],
])('knows a file again of which %s changed', async (_, text, address) => {
  put('articles/logs.md', article('Logs'));
  await publish();
  put('articles/logs.md', text);
  expect(await moved()).toEqual([said('articles/logs.md:1:1', '/2024/05/06/logs/', address)]);
});

it.each([
  ['its text', article('Another title altogether', 'The text of Logs.')],
  ['its title', article('Logs', 'Other words.')],
])('knows a renamed file again by %s', async (_, text) => {
  put('articles/logs.md', article('Logs'));
  await publish();
  remove('articles/logs.md');
  put('articles/books.md', text);
  put('articles/new.md', article('New'));
  expect(await moved()).toEqual([
    said('articles/books.md:1:1', '/2024/05/06/logs/', '/2024/05/06/books/'),
  ]);
});

it('knows a renamed file again by a title that is nearly the same', async () => {
  put('articles/a.md', article('Habits of a sund log'));
  await publish();
  remove('articles/a.md');
  put('articles/b.md', article('Habits of a sound log'));
  expect(await moved()).toHaveLength(1);
});

it('knows plain pages too', async () => {
  put('articles/a.md', article('A'));
  put('pages/imprint.md', '---\ntitle: Imprint\n---\nWho we are.\n');
  await publish();
  move('pages/imprint.md', 'pages/legal.md');
  expect(await moved()).toEqual([said('pages/legal.md:1:1', '/imprint/', '/legal/')]);
});

it('says nothing of what was deleted, is no draft any more or has the same address', async () => {
  put('articles/gone.md', article('Gone'));
  put('articles/draft.md', article('Draft'));
  put('articles/kept.md', article('Kept', 'Text of it.', 'safeURL: /kept/'));
  put('articles/twin.md', article('Twin', 'The same.'));
  put('articles/twin-2.md', article('Twin', 'The same.'));
  put('articles/broken.md', article('Broken'));
  await publish();
  remove('articles/gone.md');
  put('articles/draft.md', article('Draft', 'Text.', 'draft: true'));
  move('articles/kept.md', 'articles/2024/kept-2.md');
  for (const name of ['twin', 'twin-2']) move(`articles/${name}.md`, `articles/other-${name}.md`);
  put('articles/broken.md', article('Broken', 'Text.', 'toc: perhaps'));
  put('articles/new.md', article('New'));
  expect(await moved()).toEqual([]);
});

it('says nothing without a last build', async () => {
  put('articles/a.md', article('A'));
  expect(await moved()).toEqual([]);
});

it('has the severity of the settings', async () => {
  put('articles/a.md', article('A'));
  await publish();
  move('articles/a.md', 'articles/b.md');
  settings = {
    ...settings,
    site: { ...settings.site, severities: { 'moved-page': 'error' } },
  };
  const { diagnostics } = await assembleSite(settings);
  expect(diagnostics).toMatchObject([{ code: 'moved-page', severity: 'error' }]);
});
