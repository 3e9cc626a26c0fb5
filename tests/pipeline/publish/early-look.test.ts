import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isWithin } from '../../../src/files/walk-folder.ts';
import { EarlyLook, type SeenSite } from '../../../src/pipeline/publish/early-look.ts';
import { nodeFileSystem } from '../../../src/pipeline/publish/file-system.ts';
import { locate } from '../../../src/pipeline/publish/location.ts';
import type { Settings } from '../../../src/pipeline/publish/plan.ts';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { readSite } from '../../../src/pipeline/publish/published-site.ts';
import {
  makeSettings,
  newSite,
  oldSite,
  planOf,
  readTree,
  watched,
  type Texts,
} from './support.ts';

/** So many files that a thread looks at them. */
const many: Texts = Object.fromEntries(
  Array.from({ length: 2000 }, (_, number) => [`${number}/index.html`, String(number)]),
);

/** What a look that began now saw. */
async function lookAt(settings: Settings): Promise<SeenSite | undefined> {
  const look = new EarlyLook(settings);
  onTestFinished(() => look.close());
  look.begin();
  return look.seen();
}

function directly(settings: Settings): SeenSite {
  const location = locate(settings, nodeFileSystem);
  return { location, site: readSite(settings, location, nodeFileSystem) };
}

/** Publishes, and gives the paths in OUT_DIR that were looked at before the first file was staged. */
async function publishSeen(
  settings: Settings,
  texts: Texts,
  seen: SeenSite | undefined,
): Promise<string[]> {
  const looked: string[] = [];
  let isStaging = false;
  const files = watched(({ operation, args: [path] }) => {
    isStaging ||= operation === 'write';
    if (isStaging || !['stat', 'list'].includes(operation)) return;
    if (path !== settings.outDir && isWithin(String(path), settings.outDir))
      looked.push(String(path));
  });
  await publish(planOf(texts), settings, files, undefined, () => Promise.resolve(seen));
  expect(readTree(settings.outDir)).toEqual(texts);
  return looked;
}

test('a thread sees what the main thread would', { timeout: 60_000 }, async () => {
  using settings = makeSettings();
  await publish(planOf(many), settings);
  rmSync(join(settings.outDir, '7'), { recursive: true });
  writeFileSync(join(settings.outDir, '8/index.html'), 'by hand');
  mkdirSync(join(settings.outDir, 'empty'));
  const seen = await lookAt(settings);
  expect(seen).toBeDefined();
  const { location, site } = directly(settings);
  // A folder counts as just changed for a moment, which the later look no longer is.
  const { listed, ...found } = site.found;
  expect(seen).toMatchObject({ location, site: { ...site, found } });
  expect([...(seen?.site.found.listed.keys() ?? [])]).toEqual([...listed.keys()]);
});

test('no thread looks at a small site, or at none', async () => {
  using settings = makeSettings();
  expect(await lookAt(settings)).toBeUndefined();
  await publish(planOf(oldSite), settings);
  expect(await lookAt(settings)).toBeUndefined();
});

test('a look that fails is as if there had been none', { timeout: 60_000 }, async () => {
  using settings = makeSettings();
  await publish(planOf(many), settings);
  rmSync(settings.outDir, { recursive: true });
  writeFileSync(settings.outDir, 'no folder');
  expect(await lookAt(settings)).toBeUndefined();
});

test('what was seen is not looked at again', async () => {
  using settings = makeSettings();
  await publish(planOf(oldSite), settings);
  const looked = await publishSeen(settings, newSite, directly(settings));
  expect(looked.filter((path) => path.endsWith('index.html'))).toEqual([]);
});

test('another folder than the one that was seen is looked at', async () => {
  using settings = makeSettings();
  await publish(planOf(oldSite), settings);
  const seen = directly(settings);
  renameSync(settings.outDir, join(settings.root, 'moved'));
  mkdirSync(settings.outDir);
  await publishSeen(settings, newSite, seen);
});

test('a folder is looked at again once an earlier build was finished in it', async () => {
  using settings = makeSettings();
  await publish(planOf(oldSite), settings);
  const seen = directly(settings);
  const cut = watched(({ operation, args: [path] }) => {
    if (operation === 'rename' && String(path).includes('/files/')) throw new Error('cut');
  });
  await expect(publish(planOf(newSite), settings, cut)).rejects.toThrow('cut');
  expect(existsSync(join(locate(settings, nodeFileSystem).beside, 'journal'))).toBe(true);
  await publishSeen(settings, oldSite, seen);
});

test('a folder that was empty when it was seen is looked at again', async () => {
  using settings = makeSettings();
  mkdirSync(settings.outDir);
  const seen = directly(settings);
  expect(seen.site.state).toBe('empty');
  writeFileSync(join(settings.outDir, 'mine.txt'), 'mine');
  await expect(publishSeen(settings, newSite, seen)).rejects.toThrow('no build wrote');
  expect(readFileSync(join(settings.outDir, 'mine.txt'), 'utf8')).toBe('mine');
});
