import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFolder, type WatchedFolder } from '../../../src/pipeline/preview/watch-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

let root: string;
let watched: WatchedFolder | undefined;
let seen: Set<string>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  mkdirSync(join(root, 'a', 'b'), { recursive: true });
  writeFileSync(join(root, 'a', 'b', 'one.md'), 'one');
  seen = new Set();
});

afterEach(() => {
  watched?.close();
  rmSync(root, { recursive: true, force: true });
});

function start(): void {
  watched = watchFolder(root, {
    changed: (file) => seen.add(file),
    failed: (reason) => {
      throw reason;
    },
  });
}

async function reported(file: string): Promise<void> {
  await vi.waitUntil(() => seen.has(file), { timeout: 20_000 });
  seen.clear();
}

it('reports a changed, a new and a deleted file deep in the folder', async () => {
  start();
  writeFileSync(join(root, 'a', 'b', 'one.md'), 'two');
  await reported('a/b/one.md');
  writeFileSync(join(root, 'new.md'), '');
  await reported('new.md');
  rmSync(join(root, 'a', 'b', 'one.md'));
  await reported('a/b/one.md');
});

it('reports a file that another is moved over, as many editors save', async () => {
  start();
  writeFileSync(join(root, 'saved'), 'two');
  renameSync(join(root, 'saved'), join(root, 'a', 'b', 'one.md'));
  await reported('a/b/one.md');
});

it('follows a new folder, and one that takes the name of another', async () => {
  start();
  mkdirSync(join(root, 'c'));
  await reported('c');
  writeFileSync(join(root, 'c', 'two.md'), '');
  await reported('c/two.md');
  rmSync(join(root, 'a'), { recursive: true });
  await reported('a');
  renameSync(join(root, 'c'), join(root, 'a'));
  await reported('a');
  writeFileSync(join(root, 'a', 'two.md'), 'changed');
  await reported('a/two.md');
});

it('says nothing of names that begin with a dot', async () => {
  start();
  writeFileSync(join(root, 'a', '.one.md.swp'), '');
  writeFileSync(join(root, 'a', 'two.md'), '');
  await vi.waitUntil(() => seen.has('a/two.md'), { timeout: 20_000 });
  expect([...seen]).toEqual(['a/two.md']);
});

it('does without a folder that is not there', () => {
  root = join(root, 'missing');
  start();
  expect(seen.size).toBe(0);
});
