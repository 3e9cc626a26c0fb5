import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inspectPictures } from '../../../src/pipeline/media/inspect-pictures.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inspect-'));
  mkdirSync(join(root, 'content'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const inspect = (name: string) => {
  const picture = { root: 'content', file: name } as const;
  const folders = {
    contentDir: join(root, 'content'),
    publicDir: join(root, 'public'),
    cacheDir: join(root, 'cache'),
  };
  return inspectPictures([picture], folders, 'any').then(({ facts }) => facts(picture));
};

it('refuses a file larger than memory without reading it', async () => {
  const file = join(root, 'content', 'huge.png');
  writeFileSync(file, '');
  truncateSync(file, 2 ** 36);
  expect(await inspect('huge.png')).toMatchObject({
    message: 'The file has 68719.5 MB; 20 MB are allowed',
  });
});

it('tells of a file that cannot be read, and reads it when it can be', async () => {
  const file = join(root, 'content', 'locked.svg');
  // A folder can be read as a file by nobody, whatever their rights.
  mkdirSync(file);
  expect(await inspect('locked.svg')).toMatchObject({
    message: 'the file cannot be read (EISDIR)',
    hint: 'Replace it with an ordinary file',
  });
  rmSync(file, { recursive: true });
  writeFileSync(file, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>');
  expect(await inspect('locked.svg')).toMatchObject({ format: 'svg' });
});
