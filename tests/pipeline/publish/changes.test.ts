import { expect, test } from 'vitest';
import { changesBetween } from '../../../src/pipeline/publish/changes.ts';
import { nodeFileSystem } from '../../../src/pipeline/publish/file-system.ts';

function found(files: readonly string[], folders: readonly string[]) {
  const stat = nodeFileSystem.stat(import.meta.filename);
  if (stat === undefined) throw new Error('this file is there');
  const stats = new Map(files.map((path) => [path, stat]));
  return { files: stats, others: new Set<string>(), folders: new Set(folders), listed: new Map() };
}

test('what goes is removed last, its folders after it', () => {
  expect(changesBetween(found(['a/b/x', 'a/y'], ['a', 'a/b']), new Set(['a/y']))).toEqual({
    clears: [],
    clearedFolders: [],
    newFolders: [],
    removals: ['a/b/x'],
    emptiedFolders: ['a/b'],
  });
});

test('what stands where a new file or folder goes is cleared first', () => {
  const planned = new Set(['a', 'b/x']);
  expect(changesBetween(found(['a/deep/x', 'b', 'c'], ['a', 'a/deep']), planned)).toEqual({
    clears: ['a/deep/x', 'b'],
    clearedFolders: ['a/deep', 'a'],
    newFolders: ['b'],
    removals: ['c'],
    emptiedFolders: ['a/deep', 'a'],
  });
});

test('an old spelling of a new name is cleared first, so that no disk takes one for the other', () => {
  const { clears, removals } = changesBetween(
    found(['Tags/index.html', 'Tags/more.html', 'caf\u0065\u0301.html'], ['Tags']),
    new Set(['tags/index.html', 'caf\u00e9.html']),
  );
  expect(clears).toEqual(['Tags/index.html', 'cafe\u0301.html']);
  expect(removals).toEqual(['Tags/more.html']);
});
