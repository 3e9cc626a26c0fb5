import { expect, test } from 'vitest';
import { nodeFileSystem, type Stat } from '../../../src/pipeline/publish/file-system.ts';
import { locate } from '../../../src/pipeline/publish/location.ts';
import { readRecord, writeRecord } from '../../../src/pipeline/publish/published-site.ts';
import { makeSettings } from './support.ts';

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
  writeRecord(settings, location, files, nodeFileSystem);
  expect(readRecord(settings, location, nodeFileSystem)?.files).toEqual([
    ['long-ago.html', 'd', '1 2 7'],
    ['just-now.html', 'd', ''],
  ]);
});

test('a record is believed only for the same name and the same folder', () => {
  using settings = makeSettings();
  const location = locate(settings, nodeFileSystem);
  writeRecord(settings, location, new Map(), nodeFileSystem);
  expect(readRecord(settings, location, nodeFileSystem)).toBeDefined();
  const otherName = { ...location, entry: '/elsewhere' };
  expect(readRecord(settings, otherName, nodeFileSystem)).toBeUndefined();
  const otherFolder = { ...location, identity: '2' };
  expect(readRecord(settings, otherFolder, nodeFileSystem)).toBeUndefined();
});
