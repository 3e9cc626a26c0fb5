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

it('reads as many problems as there are, and addresses of any length', () => {
  const lost = [`/${'x'.repeat(12_000)}/`];
  const many = { ...report, lost, diagnostics: Array(20_000).fill(diagnostic) };
  expect(readReport(JSON.stringify(many)).diagnostics).toHaveLength(20_000);
});

it('cuts off what is only shown, where it is very long', () => {
  const long = `${'x'.repeat(9998)}😀${'y'.repeat(2000)}`;
  const cut = `${'x'.repeat(9998)}…`;
  const { diagnostics, pages } = readReport(
    JSON.stringify({
      ...report,
      diagnostics: [{ ...diagnostic, message: long, hint: long }],
      pages: [{ ...page, title: long }],
    }),
  );
  expect(diagnostics).toEqual([{ ...diagnostic, message: cut, hint: cut }]);
  expect(pages).toEqual([{ ...page, title: cut }]);
});

it('mends half a character, which no address can have', () => {
  const half = { ...report, diagnostics: [{ ...diagnostic, file: 'content/\uD83D.md' }] };
  expect(readReport(JSON.stringify(half)).diagnostics[0]?.file).toBe('content/\uFFFD.md');
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
  ['a path of a novel', { ...report, diagnostics: [{ ...diagnostic, file: 'x'.repeat(20_000) }] }],
  [
    'a suggestion that ends before it begins',
    { ...report, diagnostics: [{ ...diagnostic, suggestion: { ...suggestion, line: 2 } }] },
  ],
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
