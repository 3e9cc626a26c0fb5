import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compressSite } from '../../../src/pipeline/compress/compress-site.ts';
import type { Outcome } from '../../../src/pipeline/publish/plan.ts';
import { publishFiles, samples } from '../../redirects/hosts/publish-samples.ts';

let folder: string;
let settings: { outDir: string; cacheDir: string };
let target: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compress-'));
  settings = { outDir: join(folder, 'dist'), cacheDir: join(folder, 'cache') };
  target = join(folder, 'dist-compressed');
  await publishFiles(samples, settings);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const compress = (): Promise<Outcome> => compressSite(settings, target, () => undefined);

async function filesIn(root: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path))] as const)),
  );
}

it('copies every file of the site, with variants of text beside it', async () => {
  await compress();
  const copy = await filesIn(target);
  for (const [path, bytes] of await filesIn(settings.outDir)) expect(copy.get(path)).toEqual(bytes);
  for (const path of ['index.html', 'feed.xml', '_assets/site-1a2b3c.css', 'robots.txt']) {
    expect(brotliDecompressSync(copy.get(`${path}.br`) ?? '').toString()).toBe(samples[path]);
    expect(gunzipSync(copy.get(`${path}.gz`) ?? '').toString()).toBe(samples[path]);
  }
});

it('ends as a command when everything is written, though its threads could go on', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/compress.ts', target], {
    encoding: 'utf8',
    env: { OUT_DIR: settings.outDir, CACHE_DIR: settings.cacheDir },
    timeout: 60_000,
  });
  expect(stderr).toMatch(/^Copied to .+: \d+ files written, 0 unchanged, 0 removed\n$/);
  expect(status).toBe(0);
}, 90_000);

it('leaves pictures, documents and the built site as they are', async () => {
  const before = await filesIn(settings.outDir);
  await compress();
  const variants = [...(await filesIn(target)).keys()].filter((path) => /\.(?:br|gz)$/.test(path));
  expect(
    variants.filter((path) => /\.(?:avif|webp|pdf|ico)\.|_headers|published/.test(path)),
  ).toEqual([]);
  expect(await filesIn(settings.outDir)).toEqual(before);
});

it('makes no variant that is larger than its file', async () => {
  await publishFiles({ 'index.html': '<p>', '404.html': 'x' }, settings);
  await compress();
  expect([...(await filesIn(target)).keys()]).toEqual(['.published', '404.html', 'index.html']);
});

it('touches only what changed, and removes what is gone', async () => {
  await compress();
  const feed = join(target, 'feed.xml.br');
  const { mtimeNs, ino } = await stat(feed, { bigint: true });
  expect(await compress()).toMatchObject({ written: 0, removed: 0 });

  const { 'atom.xml': _gone, ...others } = samples;
  await publishFiles({ ...others, 'index.html': `${samples['index.html'] ?? ''}new` }, settings);
  expect(await compress()).toMatchObject({ written: 3, removed: 3 });
  const copy = await filesIn(target);
  expect(brotliDecompressSync(copy.get('index.html.br') ?? '').toString()).toMatch(/new$/);
  expect([...copy.keys()].filter((path) => path.startsWith('atom'))).toEqual([]);
  expect(await stat(feed, { bigint: true })).toMatchObject({ mtimeNs, ino });
});

it('makes the same bytes without what it remembers', { timeout: 60_000 }, async () => {
  await compress();
  const first = await filesIn(target);
  await rm(target, { recursive: true });
  await compress();
  expect(await filesIn(target)).toEqual(first);
  await rm(target, { recursive: true });
  await rm(settings.cacheDir, { recursive: true });
  await compress();
  expect(await filesIn(target)).toEqual(first);
});

it('mends a variant that was damaged', async () => {
  await compress();
  const first = await filesIn(target);
  await rm(join(target, 'index.html.br'));
  await rm(join(target, 'index.html.gz'));
  await compress();
  expect(await filesIn(target)).toEqual(first);
});

it('refuses a folder without a built site', async () => {
  await rm(join(settings.outDir, '.published'));
  await expect(compress()).rejects.toThrow('holds no built site: run `npm run build` first');
});

it.each(['dist', 'dist/below', '.'])(
  'refuses to copy the site into or around itself: %s',
  async (path) => {
    const before = await filesIn(settings.outDir);
    const copy = compressSite(settings, join(folder, path), () => undefined);
    await expect(copy).rejects.toThrow('lie in one another');
    expect(await filesIn(settings.outDir)).toEqual(before);
  },
);
