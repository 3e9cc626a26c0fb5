import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/content/rewrite/unified-diff.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';

describe('unifiedDiff', () => {
  it('shows what goes and what comes between three lines that stay', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `line ${index + 1}\n`);
    const after = lines.with(4, 'other\n');
    expect(unifiedDiff('articles/a.md', lines.join(''), after.join(''))).toBe(
      [
        '--- a/articles/a.md',
        '+++ b/articles/a.md',
        '@@ -2,7 +2,7 @@',
        ' line 2',
        ' line 3',
        ' line 4',
        '-line 5',
        '+other',
        ' line 6',
        ' line 7',
        ' line 8',
        '',
      ].join('\n'),
    );
  });

  it('is empty where nothing differs', () => {
    expect(unifiedDiff('a.md', 'same\n', 'same\n')).toBe('');
  });

  it('makes and removes files', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'gone.md': 'old\n' });
    const input = unifiedDiff('gone.md', 'old\n', null) + unifiedDiff('new.md', null, 'a\nb\n');
    expect(spawnSync('git', ['apply', '-'], { cwd: folder, input }).status).toBe(0);
    expect(readdirSync(folder)).toEqual(['new.md']);
    expect(readFileSync(join(folder, 'new.md'), 'utf8')).toBe('a\nb\n');
  });

  it.each([
    ['line feeds', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['carriage returns', 'a\r\nb\r\n', 'a\r\nB\r\n'],
    ['no line break at the end', 'a\nb', 'a\nB'],
    ['a byte-order mark', '\uFEFFa\nb\n', '\uFEFFA\nb\n'],
    ['white space alone', 'a \n', 'a\t\n'],
  ])('is what git applies, bytes and all: %s', (_, before, after) => {
    const folder = temporaryFolder();
    const file = 'articles/näme with space.md';
    writeFiles(folder, { [file]: before });
    const git = spawnSync('git', ['apply', '-'], {
      cwd: folder,
      input: unifiedDiff(file, before, after),
      encoding: 'utf8',
      env: { ...process.env, GIT_CEILING_DIRECTORIES: join(folder, '..') },
    });
    expect(git.status).toBe(0);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
  });
});
