import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAllOrNothing, type NewContent } from '../../src/files/write-file.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

function folderWith(files: Readonly<Record<string, string>>): {
  at: (file: string) => string;
  contents: () => Record<string, string>;
} {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return {
    at: (file) => join(folder, file),
    contents: () =>
      Object.fromEntries(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
          .sort()
          .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
      ),
  };
}

describe('writeAllOrNothing', () => {
  it('writes, makes and removes files, and leaves nothing else behind', () => {
    const { at, contents } = folderWith({ 'a.md': 'old', 'b.md': 'goes', 'c.md': 'stays' });
    writeAllOrNothing(
      new Map<string, NewContent>([
        [at('a.md'), 'new'],
        [at('b.md'), null],
        [at('deep/er/d.md'), Buffer.from('made')],
      ]),
    );
    expect(contents()).toEqual({ 'a.md': 'new', 'c.md': 'stays', 'deep/er/d.md': 'made' });
  });

  it('keeps the mode of a file', () => {
    const { at } = folderWith({ 'a.md': 'old' });
    chmodSync(at('a.md'), 0o751);
    writeAllOrNothing(new Map([[at('a.md'), 'new']]));
    expect(statSync(at('a.md')).mode & 0o777).toBe(0o751);
  });

  it('leaves every file as it was when one cannot be prepared', () => {
    const { at, contents } = folderWith({ 'a.md': 'old' });
    mkdirSync(at('folder.md'));
    const files = new Map([
      [at('a.md'), 'new'],
      [at('folder.md'), 'no'],
    ]);
    expect(() => {
      writeAllOrNothing(files);
    }).toThrow(`${at('folder.md')} cannot be written (it is no ordinary file); every file is as`);
    expect(contents()).toEqual({ 'a.md': 'old' });
  });

  it('puts back what it wrote, made and removed when a later file cannot take its place', () => {
    const { at, contents } = folderWith({ 'a.md': 'old', 'b.md': 'goes' });
    chmodSync(at('a.md'), 0o640);
    const files = new Map([
      [at('a.md'), 'new'],
      [at('made.md'), 'made'],
      [at('b.md'), null],
      [at('missing.md'), null],
    ]);
    expect(() => {
      writeAllOrNothing(files);
    }).toThrow(/missing\.md cannot be written \(ENOENT.*\); every file is as it was$/);
    expect(contents()).toEqual({ 'a.md': 'old', 'b.md': 'goes' });
    expect(statSync(at('a.md')).mode & 0o777).toBe(0o640);
  });

  it('never writes through a symbolic link', () => {
    const { at, contents } = folderWith({ 'real.md': 'real' });
    symlinkSync(at('real.md'), at('link.md'));
    expect(() => {
      writeAllOrNothing(new Map([[at('link.md'), 'new']]));
    }).toThrow('no ordinary file');
    expect(contents()).toEqual({ 'real.md': 'real' });
  });
});
