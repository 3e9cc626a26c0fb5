import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteBuild, originOf, requireFreshBuild } from '../../src/pipeline/fresh-build.ts';
import { type BuildSettings, readSettings } from '../../src/pipeline/settings.ts';
import { publishFiles } from '../redirects/hosts/publish-samples.ts';

let folder: string;
let settings: BuildSettings;
const now = Date.now();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fresh-build-'));
  const environment = {
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    CACHE_DIR: join(folder, 'cache'),
    SITE_URL: 'https://example.org/blog/',
  };
  settings = { ...readSettings(environment, () => now), publicDir: join(folder, 'public') };
  write('content/articles/rye.md');
  write('public/mark.svg');
  await publishFiles({ 'index.html': 'home', 'rye/index.html': 'rye' }, settings);
  // A file of the millisecond in which a build begins counts as changed since.
  await setTimeout(20);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text = ''): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

/** Says that a file or folder changed long after all builds. */
function touch(path: string): void {
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(folder, path), later, later);
}

it('knows the address that was built for, and that nothing has changed since', () => {
  noteBuild(settings, originOf(settings));
  expect(requireFreshBuild(settings)).toMatchObject({ url: 'https://example.org/blog/' });
});

it('refuses what was not built, was built elsewhere, or is a preview', () => {
  const refusal = 'dist holds no built site: run `npm run build` first';
  expect(() => requireFreshBuild(settings)).toThrow(refusal);
  noteBuild({ ...settings, outDir: join(folder, 'other') }, originOf(settings));
  expect(() => requireFreshBuild(settings)).toThrow(refusal);
  noteBuild({ ...settings, preview: true }, originOf(settings));
  expect(() => requireFreshBuild(settings)).toThrow('dist holds a preview, with drafts');
});

it('names the file that has changed since, or the folder that lost one', () => {
  noteBuild(settings, originOf(settings));
  touch('content/articles');
  expect(() => requireFreshBuild(settings)).toThrow('articles has changed since the site was');
  write('public/logo.svg');
  touch('public/logo.svg');
  expect(() => requireFreshBuild(settings)).toThrow('public/logo.svg has changed since the site');
});

it('notices a file that an older one took the place of', async () => {
  noteBuild(settings, originOf(settings));
  // Longer than the clock of a file system takes to go on.
  await setTimeout(20);
  copyFileSync(join(folder, 'public/mark.svg'), join(folder, 'content/articles/rye.md'));
  utimesSync(join(folder, 'content/articles/rye.md'), 1000, 1000);
  expect(() => requireFreshBuild(settings)).toThrow('rye.md has changed since the site was built');
});

it('notices that the code has changed', () => {
  noteBuild(settings, { ...originOf(settings), code: 'other' });
  expect(() => requireFreshBuild(settings)).toThrow('The code of the project has changed since');
});

it.each<[string, () => void, string]>([
  [
    'has lost its folder',
    () => {
      rmSync(settings.outDir, { recursive: true });
    },
    'dist',
  ],
  [
    'was emptied',
    () => {
      rmSync(settings.outDir, { recursive: true });
      mkdirSync(settings.outDir);
    },
    'dist',
  ],
  [
    'has lost a page',
    () => {
      rmSync(join(settings.outDir, 'rye'), { recursive: true });
    },
    'dist/rye/index.html',
  ],
  [
    'has a page more',
    () => {
      write('dist/oat/index.html', 'oat');
    },
    'dist/oat/index.html',
  ],
  [
    'has a folder more',
    () => {
      mkdirSync(join(settings.outDir, 'oat'));
    },
    'dist/oat',
  ],
  [
    'has another page',
    () => {
      write('dist/rye/index.html', 'by hand');
    },
    'dist/rye/index.html',
  ],
])('refuses a site that %s', (_, change, path) => {
  noteBuild(settings, originOf(settings));
  change();
  expect(() => requireFreshBuild(settings)).toThrow(`${path} is not as the build left it: run`);
});
