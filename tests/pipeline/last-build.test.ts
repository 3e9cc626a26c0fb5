import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
} from '../../src/content/diagnostics/diagnostic.ts';
import { digestOf } from '../../src/files/digest-of.ts';
import { compareWithLast, rememberBuild, surroundingsOf } from '../../src/pipeline/last-build.ts';
import { publish } from '../../src/pipeline/publish/publish.ts';
import { type BuildSettings, readSettings } from '../../src/pipeline/settings.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';
import { planOf } from './publish/support.ts';

const hour = 60 * 60 * 1000;
const article = 'articles/a.md';
let settings: BuildSettings;

/** Everything that was written lies as it is for a while: what was just changed is not believed. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hour });
  const root = temporaryFolder();
  const folders = { CONTENT_DIR: 'content', OUT_DIR: 'dist', CACHE_DIR: 'cache' };
  const environment = Object.fromEntries(
    Object.entries(folders).map(([name, folder]) => [name, join(root, folder)]),
  );
  settings = { ...readSettings(environment, () => 1000), publicDir: join(root, 'public') };
  writeFiles(root, {
    [`content/${article}`]: 'one',
    'content/images/a.png': 'picture',
    'content/redirects.yaml': '/old/: /new/',
    'content/features/data.json': '{}',
    'public/robots.html': 'as it is',
    'public/.well-known/security.txt': 'as it is',
    'cache/published-pages.json': '[]',
    'cache/hosting/nginx.conf': 'rules',
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const site = { 'index.html': 'home', 'a/index.html': 'a' };

async function build(diagnostics: Diagnostic[] = []): Promise<void> {
  const surroundings = surroundingsOf(settings, { allowRemovals: false });
  await publish(planOf(site), settings);
  rememberBuild(settings, surroundings, {
    digests: new Map([[article, digestOf('one')]]),
    lasts: { since: 500, until: 2000 },
    said: { diagnostics, fileCount: 3, files: 2, pages: 1 },
  });
}

function isKnown(now = settings, allowRemovals = false): boolean {
  return compareWithLast(now, surroundingsOf(now, { allowRemovals })).said !== undefined;
}

function write(path: string, text: string): void {
  writeFiles(join(settings.contentDir, '..'), { [path]: text });
}

const at = (path: string): string => join(settings.contentDir, '..', path);

type Change = () => void;

function written(path: string, text: string): Change {
  return () => {
    write(path, text);
  };
}

/** Other bytes, as many as before, and a time that says nothing. */
function writtenAtOnce(path: string, text: string): Change {
  return () => {
    write(path, text);
    utimesSync(at(path), 1, 1);
  };
}

function gone(path: string): Change {
  return () => {
    rmSync(at(path), { recursive: true });
  };
}

function folder(path: string): Change {
  return () => {
    mkdirSync(at(path));
  };
}

function renamed(path: string, other: string): Change {
  return () => {
    renameSync(at(path), at(other));
  };
}

/** The same file, through a link. */
function linked(path: string): Change {
  return () => {
    renameSync(at(path), at('elsewhere.md'));
    symlinkSync(at('elsewhere.md'), at(path));
  };
}

it('knows what the last build said while nothing has changed', async () => {
  expect(isKnown()).toBe(false);
  await build();
  expect(isKnown()).toBe(true);
  write(`content/${article}`, 'one');
  write('content/.hidden', 'nothing reads it');
  expect(isKnown()).toBe(true);
});

it.each<[string, Change]>([
  ['an article has other bytes', written(`content/${article}`, 'two')],
  ['an article came', written('content/articles/b.md', 'two')],
  ['an article was renamed', renamed(`content/${article}`, 'content/pages')],
  ['an article is a link', linked(`content/${article}`)],
  ['a picture has other bytes', written('content/images/a.png', 'another')],
  ['a picture was replaced', writtenAtOnce('content/images/a.png', 'PICTURE')],
  ['a picture came', written('content/images/b.png', 'picture')],
  ['a picture went', gone('content/images/a.png')],
  ['redirects changed', written('content/redirects.yaml', '/old/: /now/')],
  ['what an MDX article imports changed', written('content/features/data.json', '[]')],
  ['a hidden file of MDX articles came', written('content/features/.data.json', '[]')],
  ['a folder came', folder('content/articles/more')],
  ['a public file changed', writtenAtOnce('public/robots.html', 'As it is')],
  ['a hidden public file came', written('public/.secret', 'x')],
  ['a public file went', gone('public/.well-known')],
  ['a page of the site changed', writtenAtOnce('dist/index.html', 'HOME')],
  ['a page of the site went', gone('dist/a/index.html')],
  ['a file came to the site', written('dist/more.html', 'x')],
  ['a folder came to the site', folder('dist/more')],
  ['the site went', gone('dist')],
  ['other pages were published last', written('cache/published-pages.json', '[1]')],
  ['what nginx includes changed', written('cache/hosting/nginx.conf', 'none')],
  ['what nginx includes went', gone('cache/hosting')],
  ['it is not known what was published', gone('cache/published.json')],
  ['what is known was damaged', written('cache/last-build.json', '{}')],
])('does not know it when %s', async (_, change) => {
  await build();
  change();
  expect(isKnown()).toBe(false);
});

it('does not know it of another site that was published since', async () => {
  await build();
  await publish(planOf({ 'index.html': 'another' }), settings);
  expect(isKnown()).toBe(false);
});

it('knows it until something becomes due, and not before the last one did', async () => {
  await build();
  const known = [499, 500, 1999, 2000].map((now) => isKnown({ ...settings, now }));
  expect(known).toEqual([false, true, true, false]);
});

it('does not know it with other settings or code', async () => {
  await build();
  const { site, outDir } = settings;
  expect(isKnown({ ...settings, preview: true })).toBe(false);
  expect(isKnown({ ...settings, site: { ...site, tagline: 'Another' } })).toBe(false);
  expect(isKnown({ ...settings, outDir: `${outDir}2` })).toBe(false);
  expect(isKnown(settings, true)).toBe(false);
  const elsewhere = surroundingsOf(settings, { allowRemovals: false }, 'other code');
  expect(compareWithLast(settings, elsewhere).said).toBeUndefined();
});

it('believes nothing that was changed a moment before', async () => {
  vi.setSystemTime(Date.now() - hour);
  await build();
  expect(isKnown()).toBe(false);
});

it('tells once what moved, and every time in a preview', async () => {
  const start = { line: 1, column: 1 };
  const moved = diagnosticIn(article, diagnose('moved-page', start, 'it moved', ''));
  const other = diagnosticIn(article, diagnose('unused-file', start, 'nobody reads it', ''));
  const told = () =>
    compareWithLast(settings, surroundingsOf(settings, { allowRemovals: false })).said?.diagnostics;
  await build([moved, other]);
  expect(told()).toEqual([other]);
  settings.preview = true;
  await build([moved, other]);
  expect(told()).toEqual([moved, other]);
});

it('hands on the digests of sources that it read in vain', async () => {
  await build();
  write(`content/${article}`, 'two');
  const { said, digests } = compareWithLast(
    settings,
    surroundingsOf(settings, { allowRemovals: false }),
  );
  expect(said).toBeUndefined();
  expect(digests).toEqual(new Map([[article, digestOf('two')]]));
});
