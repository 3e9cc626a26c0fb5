import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isWithin } from '../../../src/files/walk-folder.ts';
import {
  type FileSystem,
  nodeFileSystem,
  type Stat,
} from '../../../src/pipeline/publish/file-system.ts';
import { locate } from '../../../src/pipeline/publish/location.ts';
import { readRecord, writeRecord } from '../../../src/pipeline/publish/published-site.ts';
import type { Settings } from '../../../src/pipeline/publish/plan.ts';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { makeSettings, planOf, readTree } from './support.ts';

function known(changed: number): { digest: string; stat: Stat } {
  const stat: Stat = { kind: 'file', size: 1, identity: '7', fingerprint: '1 2 7', changed };
  return { digest: 'd', stat };
}

test('a file changed within the last tick of the clock is read again', () => {
  using settings = makeSettings();
  const location = locate(settings, nodeFileSystem);
  const files = new Map([
    ['long-ago.html', known(0)],
    ['just-now.html', known(Date.now() + 1000)],
  ]);
  writeRecord(settings, location, { files, folders: new Map() }, nodeFileSystem);
  expect(readRecord(settings, location, nodeFileSystem)?.files).toEqual([
    ['long-ago.html', 'd', '1 2 7'],
    ['just-now.html', 'd', ''],
  ]);
});

test('a record is believed only for the same name and the same folder', () => {
  using settings = makeSettings();
  const location = locate(settings, nodeFileSystem);
  writeRecord(settings, location, { files: new Map(), folders: new Map() }, nodeFileSystem);
  expect(readRecord(settings, location, nodeFileSystem)).toBeDefined();
  const otherName = { ...location, entry: '/elsewhere' };
  expect(readRecord(settings, otherName, nodeFileSystem)).toBeUndefined();
  const otherFolder = { ...location, identity: '2' };
  expect(readRecord(settings, otherFolder, nodeFileSystem)).toBeUndefined();
});

describe('folders', () => {
  const site = { 'a/b/x.html': 'x', 'a/c/y.html': 'y', 'z.html': 'z' };

  /** Publishes what was published before, an hour later; gives the folders that were listed for it. */
  async function publishAgain(settings: Settings): Promise<string[]> {
    const listed: string[] = [];
    const list: FileSystem['list'] = (folder) => {
      if (isWithin(folder, settings.outDir)) listed.push(relative(settings.outDir, folder));
      return nodeFileSystem.list(folder);
    };
    await publish(planOf(site), settings, { ...nodeFileSystem, list });
    expect(readTree(settings.outDir)).toEqual(site);
    return [...new Set(listed)].sort();
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60 * 1000 });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test('are not listed while they are as they were left', async () => {
    using settings = makeSettings();
    await publish(planOf({ ...site, 'old/page/index.html': 'old' }), settings);
    expect(await publishAgain(settings)).toEqual(['', 'a', 'old']);
    expect(await publishAgain(settings)).toEqual(['']);
  });

  test('are listed when anything came, went, or was replaced in them', async () => {
    using settings = makeSettings();
    const at = (path: string): string => join(settings.outDir, path);
    await publish(planOf(site), settings);
    writeFileSync(at('a/b/foreign.html'), 'x');
    expect(await publishAgain(settings)).toEqual(['', 'a', 'a/b']);
    rmSync(at('a/b/x.html'));
    expect(await publishAgain(settings)).toEqual(['', 'a/b']);
    rmSync(at('a/c'), { recursive: true });
    symlinkSync('b', at('a/c'));
    expect(await publishAgain(settings)).toContain('a');
    mkdirSync(at('a/c/empty'));
    expect(await publishAgain(settings)).toContain('a/c');
  });

  test('are all listed when they had only just changed', async () => {
    vi.useRealTimers();
    using settings = makeSettings();
    await publish(planOf(site), settings);
    expect(await publishAgain(settings)).toEqual(['', 'a', 'a/b', 'a/c']);
  });
});
