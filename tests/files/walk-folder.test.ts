import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entriesByFolder, filesIn, walkFolder } from '../../src/files/walk-folder.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

function someFolder(): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'b.txt': '', 'a/z.txt': '', 'a/b/y.txt': '', 'a-b.txt': '', '.hidden': '' });
  mkdirSync(join(folder, 'empty'));
  symlinkSync(join(folder, 'a'), join(folder, 'link'));
  return folder;
}

it('lists files by code unit with forward slashes, and follows no link', () => {
  expect(filesIn(someFolder())).toEqual(['.hidden', 'a-b.txt', 'a/b/y.txt', 'a/z.txt', 'b.txt']);
});

it('lists nothing where no folder is', () => {
  expect(filesIn(join(temporaryFolder(), 'none'))).toEqual([]);
});

it('yields a folder before what it holds, and says what each entry is', () => {
  const entries = [...walkFolder(someFolder())];
  const kinds = new Map(entries.map(({ path, kind }) => [path, kind]));
  expect(kinds.get('link')).toBe('link');
  expect(kinds.get('empty')).toBe('folder');
  expect(kinds.get('a/b/y.txt')).toBe('file');
  const paths = entries.map(({ path }) => path);
  expect(paths.indexOf('a')).toBeLessThan(paths.indexOf('a/b'));
  expect(paths.indexOf('a/b')).toBeLessThan(paths.indexOf('a/b/y.txt'));
});

it('leaves out what is skipped, with all below it', () => {
  const entries = [...walkFolder(someFolder(), { skips: (path) => path === 'a' })];
  expect(entries.map(({ path }) => path).filter((path) => path.startsWith('a/'))).toEqual([]);
});

it('walks files that are known by their paths as it walks a folder of them', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'b.txt': '', 'a/z.txt': '', 'a/b/c/y.txt': '', '.hidden': '' });
  const entries = [...walkFolder(folder)];
  const folders = entriesByFolder(entries.filter(({ kind }) => kind === 'file'));
  const list = (path: string) => folders.get(path.slice('/any/'.length)) ?? [];
  expect([...walkFolder('/any', { list })]).toEqual(expect.arrayContaining(entries));
  expect([...walkFolder('/any', { list })]).toHaveLength(entries.length);
  expect(entriesByFolder([])).toEqual(new Map([['', []]]));
});

it('tells of a folder that cannot be listed and goes on, or throws where nobody listens', () => {
  const list = (folder: string): never => {
    throw new Error(`cannot list ${folder}`);
  };
  const failures: string[] = [];
  const failed = (path: string): void => void failures.push(path);
  expect([...walkFolder('/any', { list, failed })]).toEqual([]);
  expect(failures).toEqual(['']);
  expect(() => [...walkFolder('/any', { list })]).toThrow('cannot list /any');
});
