import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestOf } from '../../src/files/digest-of.ts';
import { digestSources, digestSourcesBeside } from '../../src/pipeline/source-digests.ts';

const folder = mkdtempSync(join(tmpdir(), 'digests-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test(
  'a thread gives the digests of sources, and of nothing else',
  { timeout: 60_000 },
  async () => {
    mkdirSync(join(folder, 'articles'));
    writeFileSync(join(folder, 'articles/é.md'), 'one');
    writeFileSync(join(folder, 'articles/two.mdx'), 'two');
    writeFileSync(join(folder, 'articles/notes.txt'), 'no source');
    mkdirSync(join(folder, '.hidden'));
    writeFileSync(join(folder, '.hidden/three.md'), 'three');
    let isDone = false;
    const found = await digestSourcesBeside(folder, () => {
      isDone = true;
    });
    expect(isDone).toBe(true);
    expect([...found].sort()).toEqual([
      ['articles/two.mdx', digestOf('two')],
      ['articles/é.md', digestOf('one')],
    ]);
    expect(found).toEqual(digestSources(folder));
  },
);

test('a folder that cannot be read has none', { timeout: 60_000 }, async () => {
  const none = await digestSourcesBeside(join(folder, 'articles/é.md'), () => undefined);
  expect([...none]).toEqual([]);
});
