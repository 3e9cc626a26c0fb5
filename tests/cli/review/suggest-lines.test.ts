import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFile } from '../../../src/content/compile-file.ts';
import { diagnosticIn } from '../../../src/content/diagnostics/diagnostic.ts';
import { compileOptions } from '../../../src/pipeline/compile/mdx-components.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import { changedLines, suggestLines } from '../../../src/cli/review/suggest-lines.ts';

const lines = fc.array(fc.constantFrom<string[]>('a', 'b', 'c', ''), {
  minLength: 1,
  maxLength: 8,
});

it('gives the lines that make one text of the other, whatever the two are', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const found = changedLines(before.join('\n'), after.join('\n'));
      const { line = 1, endLine = 0, lines: fresh = [] } = found ?? {};
      expect(before.toSpliced(line - 1, endLine - line + 1, ...fresh)).toEqual(after);
      // GitHub takes a suggestion at lines that are there.
      if (found) expect(found.before).toEqual(before.slice(line - 1, endLine));
      if (found) expect(1 <= line && line <= endLine && endLine <= before.length).toBe(true);
    }),
  );
});

it.each([
  ['a\nb\nc', 'a\nx\nc', { line: 2, endLine: 2, before: ['b'], lines: ['x'] }],
  ['a\nb\nc', 'a\nc', { line: 2, endLine: 2, before: ['b'], lines: [] }],
  ['a\nb', 'a\nx\nb', { line: 1, endLine: 1, before: ['a'], lines: ['a', 'x'] }],
  ['a', 'x\na', { line: 1, endLine: 1, before: ['a'], lines: ['x', 'a'] }],
  ['\uFEFFa\r\nb\r\n', '\uFEFFa\r\nx\r\n', { line: 2, endLine: 2, before: ['b'], lines: ['x'] }],
  ['a', 'a', undefined],
])('%j to %j', (before, after, expected) => {
  expect(changedLines(before, after)).toEqual(expected);
});

it('mends a line that hides others, which the next check names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'suggest-'));
  try {
    const text = '---\ntitle: A: B\ndate: 2026-01-02\ncatagories: [C]\n---\n\nText.\n';
    mkdirSync(join(folder, 'articles'));
    writeFileSync(join(folder, 'articles/a.md'), text);
    const settings = readSettings({ CONTENT_DIR: folder }, () => 0);
    const source = { file: 'articles/a.md', kind: 'article', syntax: 'md' } as const;
    const options = compileOptions(settings);
    const [found] = compileFile(source, Buffer.from(text), options).compiled.diagnostics;
    if (!found) throw new Error('nothing is wrong');
    expect(suggestLines(settings)(diagnosticIn(source.file, found))).toEqual({
      line: 2,
      endLine: 2,
      before: ['title: A: B'],
      lines: ["title: 'A: B'"],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
