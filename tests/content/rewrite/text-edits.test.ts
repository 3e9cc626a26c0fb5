import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../src/content/diagnostics/line-index.ts';
import {
  applyEdits,
  exactText,
  offsetAt,
  unifiedDiff,
} from '../../../src/content/rewrite/text-edits.ts';
import { anyText } from '../any-text.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';

describe('exactText', () => {
  it('gives back the same bytes, or nothing for what is not UTF-8', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      anyText(20).map((text) => Buffer.from(`\uFEFF${text}\r\n\0`)),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = exactText(bytes);
        const decodable = Buffer.from(bytes).equals(Buffer.from(new TextDecoder().decode(bytes)));
        if (text === undefined) expect(decodable).toBe(false);
        else expect(Buffer.from(text).equals(Buffer.from(bytes))).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('offsetAt', () => {
  it('finds every position that a text has', () => {
    fc.assert(
      fc.property(anyText(40), fc.nat(39), (text, at) => {
        fc.pre(at <= text.length && !text.startsWith('\uFEFF'));
        expect(offsetAt(text, new LineIndex(text).at(at))).toBe(at);
      }),
      { seed: 1 },
    );
  });

  it('skips a byte-order mark, which positions do not count', () => {
    expect(offsetAt('\uFEFFab\ncd', { line: 1, column: 2 })).toBe(2);
    expect(offsetAt('\uFEFFab\ncd', { line: 2, column: 1 })).toBe(4);
  });

  it.each([
    { line: 1, column: 4 },
    { line: 3, column: 1 },
  ])('knows no place that the text does not have: %o', (place) => {
    expect(offsetAt('ab\ncd', place)).toBeUndefined();
  });
});

describe('applyEdits', () => {
  it('changes the stretches that are named and no other', () => {
    const edits = [
      { start: 8, end: 9, text: '' },
      { start: 0, end: 2, text: 'XYZ' },
      { start: 4, end: 4, text: '+' },
    ];
    expect(applyEdits('ab\r\ncd\n\te', edits)).toBe('XYZ\r\n+cd\n\t');
  });

  it('keeps the order of insertions at one place, before what replaces the text there', () => {
    const edits = [
      { start: 1, end: 2, text: 'X' },
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ];
    expect(applyEdits('abc', edits)).toBe('a12Xc');
  });

  it.each([
    [
      'overlap',
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    ],
    ['end before they start', [{ start: 2, end: 1, text: '' }]],
    ['leave the text', [{ start: 2, end: 4, text: '' }]],
    ['begin before the text', [{ start: -1, end: 1, text: '' }]],
  ])('refuses edits that %s', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError);
  });
});

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
