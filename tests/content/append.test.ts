import { expect, it } from 'vitest';
import { append } from '../../src/content/append.ts';
import { assembleContent } from '../../src/content/assemble/assemble-content.ts';
import { uncompiledFile } from '../../src/content/compiled-file.ts';
import { diagnose } from '../../src/content/diagnostics/diagnostic.ts';
import { yearChart } from '../../src/report/year-chart.ts';
import { markdownTable } from '../../src/cli/docs/generated-page.ts';

/** More than a call takes as arguments. */
const MANY = 200_000;

it('adds more items than a call takes as arguments', () => {
  const list = ['first'];
  append(
    list,
    Array.from({ length: MANY }, (_, index) => String(index)),
  );
  expect([list.length, list[0], list.at(-1)]).toEqual([MANY + 1, 'first', String(MANY - 1)]);
});

it('a file may have as many diagnostics', () => {
  const source = { file: 'articles/a.md', kind: 'article', syntax: 'md' } as const;
  const fault = diagnose('unreadable-file', { line: 1, column: 1 }, 'x');
  const compiled = uncompiledFile(source, fault);
  const file = { ...compiled, diagnostics: Array.from({ length: MANY }, () => fault) };
  const listing = { assets: new Set<string>(), publicFiles: new Set<string>() };
  expect(assembleContent([file], listing, { ownHosts: [] }).diagnostics).toHaveLength(MANY);
});

it('a chart may have as many years, and a table as many rows', () => {
  const years = Array.from({ length: MANY }, (_, index) => ({
    year: String(index),
    total: 0,
    categories: [],
  }));
  expect(yearChart(years)).toContain('<svg');
  const rows = Array.from({ length: MANY }, (_, index) => [String(index)]);
  expect(markdownTable(['Number'], rows).split('\n')).toHaveLength(MANY + 2);
});
