import { expect, it } from 'vitest';
import { checkReport, type CheckReport } from '../../../src/cli/diagnostic-formats/check-report.ts';
import { jobSummary, printGithub } from '../../../src/cli/diagnostic-formats/github.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
} from '../../../src/content/diagnostics/diagnostic.ts';

function reportOf(diagnostics: readonly Diagnostic[]): CheckReport {
  return checkReport({ diagnostics, fileCount: 1 }, 'content');
}

const found = (message: string, file = 'a.md'): Diagnostic =>
  diagnosticIn(file, diagnose('invalid-value', { line: 2, column: 3, length: 4 }, message));

it('escapes what would end a workflow command or begin another', () => {
  const { stdout } = printGithub(reportOf([found('100% of ::a, b\n::error::c', 'x,y:z%\n.md')]));
  expect(stdout).toBe(
    '::error file=content/x%2Cy%3Az%25%0A.md,line=2,endLine=2,col=3,endColumn=7,title=invalid-value::' +
      '100%25 of ::a, b<U+000A>::error::c.\n',
  );
});

it('makes control characters of file names visible', () => {
  const { stdout } = printGithub(reportOf([found('x', 'a\u001B[31m.md')]));
  expect(stdout).toContain('::error file=content/a<U+001B>[31m.md,');
});

it('escapes in the summary what Markdown or HTML would read', () => {
  const text = jobSummary(reportOf([found('a | b <img src=x> `c` [d](e)')]), 10_000);
  const row = text.split('\n').find((line) => line.includes('invalid-value'));
  expect(row?.match(/(?<!&#\d+)[|<>`[\]()]/g)).toEqual(['|', '|', '|', '|', '|']);
});

it('keeps the summary within its room, and says how much is left out', () => {
  const many = Array.from({ length: 500 }, (_, index) => found(`fault ${index} ü`));
  const whole = jobSummary(reportOf(many), 1_000_000);
  expect(whole.split('\n').filter((line) => line.includes('fault'))).toHaveLength(500);
  for (const room of [2_000, 5_000, 20_000]) {
    const text = jobSummary(reportOf(many), room);
    const rows = text.split('\n').filter((line) => line.includes('fault')).length;
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room);
    expect(rows).toBeGreaterThan(10);
    expect(text).toContain(`${500 - rows} more problems: see the log of the step.`);
  }
  expect(jobSummary(reportOf(many), 10)).toBe('');
});
