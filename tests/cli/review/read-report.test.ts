import { expect, it } from 'vitest';
import { readReport, WrongReport } from '../../../src/cli/review/read-report.ts';

const diagnostic = {
  file: 'content/a.md',
  line: 1,
  column: 1,
  endColumn: 1,
  severity: 'error',
  code: 'missing-key',
  message: 'm',
  hint: '',
};
const report = {
  version: 1,
  files: 1,
  errors: 1,
  warnings: 0,
  diagnostics: [diagnostic],
  stuck: [],
};
const suggestion = { line: 1, endLine: 1, before: ['a'], lines: ['b'] };
const page = { change: 'new', file: 'a.md', title: 'A', address: '/a/', state: 'draft' };

it.each([
  report,
  { ...report, diagnostics: [{ ...diagnostic, suggestion }], pages: [page] },
  // A code or a field of a check that is newer than this one.
  { ...report, diagnostics: [{ ...diagnostic, code: 'new-code', more: 1 }] },
])('reads what the check gives', (value) => {
  expect(readReport(JSON.stringify(value))).toEqual(value);
});

it.each([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['a list', '[]'],
  ['another version', { ...report, version: 2 }],
  ['a text for a list', { ...report, diagnostics: 'x' }],
  ['a line that is no number', { ...report, diagnostics: [{ ...diagnostic, line: '1' }] }],
  ['a negative line', { ...report, diagnostics: [{ ...diagnostic, line: -1 }] }],
  ['an unknown severity', { ...report, diagnostics: [{ ...diagnostic, severity: 'fatal' }] }],
  ['an object for a text', { ...report, diagnostics: [{ ...diagnostic, message: {} }] }],
  ['a text of a novel', { ...report, diagnostics: [{ ...diagnostic, hint: 'x'.repeat(20_000) }] }],
  ['a hundred thousand problems', { ...report, diagnostics: Array(100_000).fill(diagnostic) }],
  [
    'a suggestion that ends its line itself',
    { ...report, diagnostics: [{ ...diagnostic, suggestion: { ...suggestion, lines: ['a\nb'] } }] },
  ],
  ['an unknown change', { ...report, pages: [{ ...page, change: 'hacked' }] }],
  ['a field of the prototype', { ...report, stuck: undefined }],
])('refuses %s', (_, value) => {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  expect(() => readReport(json)).toThrow(WrongReport);
});
