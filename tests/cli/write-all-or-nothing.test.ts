import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Replacement, writeAllOrNothing } from '../../src/files/write-file.ts';
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
      new Map([
        [at('a.md'), { before: 'old', content: 'new' }],
        [at('b.md'), { before: Buffer.from('goes'), content: null }],
        [at('deep/er/d.md'), { before: null, content: Buffer.from('made') }],
      ]),
    );
    expect(contents()).toEqual({ 'a.md': 'new', 'c.md': 'stays', 'deep/er/d.md': 'made' });
  });

  it('keeps the mode of a file', () => {
    const { at } = folderWith({ 'a.md': 'old' });
    chmodSync(at('a.md'), 0o751);
    writeAllOrNothing(new Map([[at('a.md'), { before: 'old', content: 'new' }]]));
    expect(statSync(at('a.md')).mode & 0o777).toBe(0o751);
  });

  it('leaves every file as it was when one cannot be prepared', () => {
    const { at, contents } = folderWith({ 'a.md': 'old' });
    mkdirSync(at('folder.md'));
    const files = new Map([
      [at('a.md'), { before: 'old', content: 'new' }],
      [at('folder.md'), { before: null, content: 'no' }],
    ]);
    expect(() => {
      writeAllOrNothing(files);
    }).toThrow(`${at('folder.md')} cannot be written (it is no ordinary file); every file is as`);
    expect(contents()).toEqual({ 'a.md': 'old' });
  });

  it('puts back what it wrote, made and removed when a later file cannot take its place', () => {
    const { at, contents } = folderWith({ 'a.md': 'old', 'b.md': 'goes' });
    chmodSync(at('a.md'), 0o640);
    const files = new Map<string, Replacement>([
      [at('a.md'), { before: 'old', content: 'new' }],
      [at('made.md'), { before: null, content: 'made' }],
      [at('b.md'), { before: 'goes', content: null }],
      [at('missing.md'), { before: null, content: null }],
    ]);
    expect(() => {
      writeAllOrNothing(files);
    }).toThrow(/missing\.md cannot be written \(ENOENT.*\); every file is as it was$/);
    expect(contents()).toEqual({ 'a.md': 'old', 'b.md': 'goes' });
    expect(statSync(at('a.md')).mode & 0o777).toBe(0o640);
  });

  it.each<[string, Replacement]>([
    ['is another than was read', { before: 'as it was read', content: 'new' }],
    ['was made meanwhile', { before: null, content: 'new' }],
    ['was to be removed', { before: 'as it was read', content: null }],
  ])('writes no file when one %s', (_, replacement) => {
    const { at, contents } = folderWith({ 'a.md': 'old', 'b.md': 'saved meanwhile' });
    const files = new Map<string, Replacement>([
      [at('a.md'), { before: 'old', content: 'new' }],
      [at('b.md'), replacement],
    ]);
    expect(() => {
      writeAllOrNothing(files);
    }).toThrow(
      `${at('b.md')} cannot be written (it was saved meanwhile: try again); every file is as it was`,
    );
    expect(contents()).toEqual({ 'a.md': 'old', 'b.md': 'saved meanwhile' });
  });

  it('writes no file when one was deleted meanwhile', () => {
    const { at, contents } = folderWith({ 'a.md': 'old' });
    expect(() => {
      writeAllOrNothing(
        new Map([
          [at('a.md'), { before: 'old', content: 'new' }],
          [at('gone.md'), { before: 'as it was read', content: 'new' }],
        ]),
      );
    }).toThrow('gone.md cannot be written (it was saved meanwhile');
    expect(contents()).toEqual({ 'a.md': 'old' });
  });

  it('never writes through a symbolic link', () => {
    const { at, contents } = folderWith({ 'real.md': 'real' });
    symlinkSync(at('real.md'), at('link.md'));
    expect(() => {
      writeAllOrNothing(new Map([[at('link.md'), { before: 'real', content: 'new' }]]));
    }).toThrow('no ordinary file');
    expect(contents()).toEqual({ 'real.md': 'real' });
  });
});
