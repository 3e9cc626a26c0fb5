import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { requireApart } from '../../src/deploy/require-apart.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'apart-'));
  mkdirSync(join(folder, 'site/dist'), { recursive: true });
  mkdirSync(join(folder, 'site/content'));
  symlinkSync(join(folder, 'site'), join(folder, 'link'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const guarded = ['site/dist', 'site/content'];

function check(target: string, others = guarded): () => void {
  return () => {
    requireApart(
      join(folder, target),
      others.map((path) => join(folder, path)),
    );
  };
}

it.each(['.', 'site', 'site/dist', 'site/content', 'site/dist/not/there', 'link', 'link/dist/www'])(
  'refuses %s',
  (target) => {
    expect(check(target)).toThrow('lie in one another: name another folder.');
  },
);

it.each(['www', 'site/www', 'site/dist-2', 'link/www', 'not/there'])('lets %s be', (target) => {
  expect(check(target)).not.toThrow();
});

it('follows the links of the folders that it guards', () => {
  expect(check('site/dist', ['link/dist'])).toThrow('lie in one another');
});
