import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DamagedCache } from '../../src/content/store/body-packs.ts';
import { ContentStore } from '../../src/content/store/content-store.ts';
import { checkSite } from '../../src/pipeline/check-site.ts';
import { silent } from '../../src/pipeline/build-log.ts';
import { withCacheLock } from '../../src/pipeline/publish/build-lock.ts';
import { type BuildSettings, readSettings } from '../../src/pipeline/settings.ts';
import { write } from './whole/small-publication.ts';

let root: string;
let settings: BuildSettings;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-site-'));
  const environment = {
    CONTENT_DIR: join(root, 'content'),
    CACHE_DIR: join(root, 'cache'),
    SITE_URL: 'https://www.healthcareguys.com',
  };
  settings = readSettings(environment, () => 0);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function writeArticle(number: number): void {
  const text = `---\ntitle: Number ${number}\ndate: 2024-01-01\nsafeURL: https://www.healthcareguys.com/${number}/\n---\n\nBody ${number}.\n`;
  write(settings.contentDir, `articles/${number}.md`, text);
}

const check = async (waiting: () => void = () => undefined): Promise<number> =>
  (await checkSite(settings, silent, waiting)).compiledCount;

it('compiles everything again when a body it must move is damaged', async () => {
  writeArticle(0);
  writeArticle(1);
  await check();
  const joining = vi.spyOn(ContentStore.prototype, 'save').mockImplementationOnce(() => {
    throw new DamagedCache('cannot read a pack');
  });
  expect(await check()).toBe(2);
  joining.mockRestore();
}, 60_000);

it('waits for a build at work on the same cache, and says so', async () => {
  writeArticle(0);
  const events: string[] = [];
  let waits: () => void;
  const waiting = new Promise<void>((resolve) => (waits = resolve));
  const checked = await withCacheLock(
    settings.cacheDir,
    async () => {
      const ended = check(() => {
        events.push('waits');
        waits();
      }).then(() => events.push('checked'));
      await waiting;
      events.push('other ends');
      return { ended };
    },
    () => undefined,
  );
  await checked.ended;
  expect(events).toEqual(['waits', 'other ends', 'checked']);
}, 60_000);

it('counts the files that a diagnostic names among those that it read', async () => {
  write(settings.contentDir, 'articles/a.md', '---\ntitle: A\ndate: 2024-01-01\n---\nText.\n');
  write(settings.contentDir, 'articles/notes.txt', 'Notes.');
  write(settings.contentDir, 'articles/picture.png', '');
  const { fileCount, diagnostics } = await checkSite(settings, silent, () => undefined);
  expect(diagnostics.map(({ file }) => file)).toEqual(['articles/notes.txt']);
  expect(fileCount).toBe(2);
}, 60_000);

it('finds the article of a link in the other Unicode form of its name', async () => {
  const article = (body: string): string => `---\ntitle: A\ndate: 2024-01-01\n---\n${body}\n`;
  write(settings.contentDir, 'articles/re\u0301sume\u0301.md', article('Text.'));
  write(settings.contentDir, 'articles/a.md', article('[A](r\u00E9sum\u00E9.md)'));
  const { diagnostics, bodies } = await checkSite(
    { ...settings, now: Date.UTC(2026, 0) },
    silent,
    () => undefined,
  );
  expect(diagnostics).toEqual([]);
  expect(bodies.get('articles/a.md')?.body.links).toEqual([
    `/2024/01/01/${encodeURIComponent('r\u00E9sum\u00E9')}/`,
  ]);
}, 60_000);

it('does not take a page for the home page that an error keeps away', async () => {
  write(
    settings.contentDir,
    'articles/a.md',
    '---\ntitle: Its date is wrong\ndate: 2020-13-45\n---\n\n[Down](#part-two)\n\n## Part one\n',
  );
  const { diagnostics } = await checkSite(
    { ...settings, now: Date.UTC(2026, 0) },
    silent,
    () => undefined,
  );
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'invalid-date date "2020-13-45" is not a date: there is no month 13',
    'broken-anchor this page has no section #part-two',
  ]);
}, 60_000);

it('lets drafts be wrong, and nothing else', async () => {
  const article = (lines: string): string => `---\ntitle: A\n${lines}\n---\nText.\n`;
  write(settings.contentDir, 'articles/draft.md', article('status: private\nsafeURL: /?p=12'));
  write(settings.contentDir, 'articles/public.md', article('date: 2024-01-01\nsafeURL: /?p=12'));
  const { diagnostics, publication } = await checkSite(
    { ...settings, now: Date.UTC(2026, 0) },
    silent,
    () => undefined,
  );
  expect(diagnostics.map(({ file, code, severity }) => `${file} ${severity} ${code}`)).toEqual([
    'articles/draft.md warning invalid-address',
    'articles/public.md error invalid-address',
  ]);
  expect(publication.articles).toEqual([]);
}, 60_000);
