import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesIn } from '../../../src/files/walk-folder.ts';
import { copyPortable } from '../../../src/pipeline/portable/copy-portable.ts';
import { markerName, markerText } from '../../../src/pipeline/publish/plan.ts';
import { WrongSetting } from '../../../src/pipeline/settings.ts';
import { resolveSite } from '../../../src/site-settings.ts';
import { config } from '../../publication/sample.ts';

let folder = '';
const site = resolveSite(config, 'https://ward.example/blog/');
const at = (...names: string[]): string => join(folder, ...names);
const copy = (target = at('copy')) =>
  copyPortable({ outDir: at('out'), cacheDir: at('cache'), site }, target, () => undefined);

function write(file: string, text: string): void {
  mkdirSync(dirname(at('out', file)), { recursive: true });
  writeFileSync(at('out', file), text);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portable-'));
  write(markerName, markerText);
  write(
    'index.html',
    '<a href="/blog/a:b/">A</a><script type="module" src="/blog/_assets/a.js"></script>',
  );
  write('a:b/index.html', '<a href="/blog/">Home</a>');
  write('_assets/a.js', 'const i = 1;');
  write('public.js', 'const i = 1;');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('copies a site that opens wherever it lies, and writes what changed', async () => {
  expect(await copy()).toMatchObject({ written: 4, removed: 0 });
  const read = (file: string): string => readFileSync(at('copy', file), 'utf8');
  expect(read('index.html')).toBe(
    '<a href="a_b/index.html">A</a><script defer src="_assets/a.js"></script>',
  );
  expect(read('a_b/index.html')).toBe('<a href="../index.html">Home</a>');
  expect(read('_assets/a.js')).toBe('(()=>{const i = 1;\n})();\n');
  expect(read('public.js')).toBe('const i = 1;');
  rmSync(at('out', 'a:b'), { recursive: true });
  expect(await copy()).toEqual({ written: 1, unchanged: 2, removed: 1 });
  expect(filesIn(at('copy'))).toEqual([markerName, '_assets/a.js', 'index.html', 'public.js']);
});

it('refuses a folder without a site, and one within the other', async () => {
  await expect(copy(at('out', 'copy'))).rejects.toThrow(WrongSetting);
  await expect(copy(folder)).rejects.toThrow(WrongSetting);
  rmSync(at('out', markerName));
  await expect(copy()).rejects.toThrow('holds no built site');
});
