import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Note } from '../../src/import/archive.ts';
import { openSourceFolder, pathInside, readSourceText } from '../../src/import/source-folder.ts';
import { writeFiles } from './imported.ts';

it('lists ordinary files, and names links that it does not follow', () => {
  const outside = writeFiles({ 'secret.md': 'secret' });
  const root = writeFiles({
    'b.md': 'b',
    'a/c.md': 'c',
    'public/built.html': '',
    'a/public/kept.html': '',
    '.git/config': '',
    'node_modules/x/y.md': '',
  });
  mkdirSync(join(root, 'empty'));
  symlinkSync(outside, join(root, 'a/folder'));
  symlinkSync(join(outside, 'secret.md'), join(root, 'z.md'));
  const { files, notes } = openSourceFolder(root, ['public']);
  expect(files).toEqual(['a/c.md', 'a/public/kept.html', 'b.md']);
  expect(notes.map(({ subject, place }) => [subject, place.file])).toEqual([
    ['symbolic link', 'a/folder'],
    ['symbolic link', 'z.md'],
  ]);
});

it('reads text that is not UTF-8 as Windows-1252, and says so', () => {
  const root = writeFiles({ 'a.md': Buffer.from([0x93, 0xe9, 0x94]), 'b.md': '\uFEFF“é”' });
  const folder = openSourceFolder(root, []);
  const notes: Note[] = [];
  const read = (file: string): string => readSourceText(folder, file, (one) => notes.push(one));
  expect([read('a.md'), read('b.md')]).toEqual(['“é”', '“é”']);
  expect(notes.map(({ place }) => place.file)).toEqual(['a.md']);
});

it.each([
  [['content', 'a/../b'], 'content/b'],
  [['./a//b/', 'c'], 'a/b/c'],
  [['a', '../../b'], undefined],
  [[String.raw`a\..\..\b`], undefined],
])('%j is %s', (parts, path) => {
  expect(pathInside(...parts)).toBe(path);
});
