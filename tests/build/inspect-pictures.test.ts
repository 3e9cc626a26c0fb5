import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inspectPictures } from '../../src/build/inspect-pictures.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inspect-'));
  mkdirSync(join(root, 'content'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

it('refuses a file larger than memory without reading it', async () => {
  const file = join(root, 'content', 'huge.png');
  writeFileSync(file, '');
  truncateSync(file, 2 ** 36);
  const picture = { root: 'content', file: 'huge.png' } as const;
  const folders = {
    contentDir: join(root, 'content'),
    publicDir: join(root, 'public'),
    cacheDir: join(root, 'cache'),
  };
  const { facts } = await inspectPictures([picture], folders, 'any');
  expect(facts(picture)).toMatchObject({
    message: 'The file has 68719.5 MB; 20 MB are allowed',
  });
});
