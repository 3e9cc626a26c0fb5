import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBrowser } from '../../../src/cli/setup/browser.js';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));

function program(path: string, mode = 0o755): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('finds a browser on the PATH by its usual names', () => {
  const chrome = program('a/google-chrome');
  expect(findBrowser({ PATH: [join(folder, 'none'), join(folder, 'a')].join(delimiter) })).toBe(
    chrome,
  );
});

it('takes the one that CHROME_PATH names before any other', () => {
  program('b/chromium');
  const own = program('b/own');
  expect(findBrowser({ PATH: join(folder, 'b'), CHROME_PATH: own })).toBe(own);
});

it('passes over a file that is no program', () => {
  program('c/chromium', 0o644);
  const other = program('d/chromium');
  expect(findBrowser({ PATH: [join(folder, 'c'), join(folder, 'd')].join(delimiter) })).toBe(other);
});

it('says so when CHROME_PATH names nothing', () => {
  expect(() => findBrowser({ CHROME_PATH: '/nowhere/chrome' })).toThrow(
    'CHROME_PATH names /nowhere/chrome, which is no program. Correct or unset it.',
  );
});
