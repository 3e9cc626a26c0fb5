import { expect, it } from 'vitest';
import { selectChanged, type Findings } from '../../src/cli/changed-since.ts';
import { diagnose, diagnosticIn } from '../../src/content/diagnostics/diagnostic.ts';

/** `file:line message`, with the text of the line for identity. */
function findings(
  ...found: [file: string, line: number, message: string, text: string][]
): Findings {
  const texts = new Map(found.map(([file, line, , text]) => [`${file}:${line}`, text]));
  return {
    diagnostics: found.map(([file, line, message]) =>
      diagnosticIn(file, diagnose('broken-link', { line, column: 1 }, message)),
    ),
    lineOf: ({ file, line }) => texts.get(`${file}:${line}`),
  };
}

const select = (now: Findings, before: Findings, ...changed: string[]): string[] =>
  selectChanged(now, before, (file) => changed.includes(file)).map(
    ({ file, line }) => `${file}:${line}`,
  );

it('keeps all diagnostics of a changed file, old ones included', () => {
  const state = findings(['a.md', 1, 'x', 'line']);
  expect(select(state, state, 'a.md')).toEqual(['a.md:1']);
  expect(select(state, state)).toEqual([]);
});

it('keeps of other files what was not there before', () => {
  const before = findings(['a.md', 1, 'x', 'line']);
  const now = findings(
    ['a.md', 1, 'x', 'line'],
    ['a.md', 2, 'y', 'line'],
    ['b.md', 1, 'x', 'line'],
  );
  expect(select(now, before)).toEqual(['a.md:2', 'b.md:1']);
});

it('knows a problem again on a line that moved, also where the message names one', () => {
  const before = findings(['a.md', 3, '/x/ is claimed by b.md:4 too', 'safeURL: /x/']);
  const now = findings(['a.md', 9, '/x/ is claimed by b.md:12 too', 'safeURL: /x/']);
  expect(select(now, before)).toEqual([]);
  expect(select(findings(['a.md', 3, '/x/ is claimed by b.md:4 too', 'url: /x/']), before)).toEqual(
    ['a.md:3'],
  );
});

it('counts problems that are alike', () => {
  const before = findings(['a.md', 1, 'x', 'line']);
  const now = findings(['a.md', 1, 'x', 'line'], ['a.md', 2, 'x', 'line']);
  expect(select(now, before)).toEqual(['a.md:2']);
});
