import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteBuild, requireFreshBuild } from '../../src/pipeline/fresh-build.ts';
import { type BuildSettings, readSettings } from '../../src/pipeline/settings.ts';

let folder: string;
let settings: BuildSettings;

/** A moment in the middle of all, in milliseconds since 1970; the project's own settings are older. */
const began = Date.now();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fresh-build-'));
  const environment = {
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    CACHE_DIR: join(folder, 'cache'),
    SITE_URL: 'https://example.org/blog/',
  };
  settings = {
    ...readSettings(environment, () => began),
    publicDir: join(folder, 'public'),
  };
  write('content/articles/rye.md', -1000);
  write('public/mark.svg', -1000);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a file that changed so many milliseconds after the build began; its folders did before. */
function write(path: string, after: number): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  const time = new Date(began + after);
  utimesSync(file, time, time);
  const before = new Date(began - 1000);
  for (let at = join(file, '..'); at !== folder; at = join(at, '..'))
    utimesSync(at, before, before);
}

it('knows the address that was built for, and that nothing has changed since', () => {
  noteBuild(settings, began);
  expect(requireFreshBuild(settings)).toMatchObject({ url: 'https://example.org/blog/' });
});

it('refuses what was not built, was built elsewhere, or is a preview', () => {
  const refusal = 'dist holds no built site: run `npm run build` first';
  expect(() => requireFreshBuild(settings)).toThrow(refusal);
  noteBuild({ ...settings, outDir: join(folder, 'other') }, began);
  expect(() => requireFreshBuild(settings)).toThrow(refusal);
  noteBuild({ ...settings, preview: true }, began);
  expect(() => requireFreshBuild(settings)).toThrow('dist holds a preview, with drafts');
});

it('names the file that has changed since, or the folder that lost one', () => {
  noteBuild(settings, began);
  const articles = join(folder, 'content/articles');
  const later = new Date(began + 1000);
  utimesSync(articles, later, later);
  expect(() => requireFreshBuild(settings)).toThrow(`${articles} has changed since the site was`);
  write('public/logo.svg', 1000);
  expect(() => requireFreshBuild(settings)).toThrow('public/logo.svg has changed since the site');
});
