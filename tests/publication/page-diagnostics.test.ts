import { expect, it } from 'vitest';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
} from '../../src/content/diagnostics/diagnostic.ts';
import { diagnosticsOfPage, diagnosticsOfSite } from '../../src/publication/page-diagnostics.ts';

const error = diagnosticIn('a.md', diagnose('invalid-date', { line: 2, column: 7 }, 'is no date'));
const warning = diagnosticIn('b.md', diagnose('broken-link', { line: 9, column: 1 }, 'is no page'));

function many(count: number): Diagnostic[] {
  return Array.from({ length: count }, (_, index) => ({ ...error, line: index + 1 }));
}

it('gives a page the problems of its own files, warnings included', () => {
  expect(diagnosticsOfPage([error, warning], ['b.md'])).toEqual({
    title: '1 problem in b.md',
    entries: [warning],
    left: 0,
  });
  expect(diagnosticsOfPage([error, warning], ['a.md', 'b.md'])?.title).toBe(
    '2 problems in a.md, b.md',
  );
});

it('gives nothing to a page whose files are fine', () => {
  expect(diagnosticsOfPage([error, warning], ['c.md'])).toBeUndefined();
  expect(diagnosticsOfPage([error, warning], [])).toBeUndefined();
});

it('names for the site what keeps it from being published, and no warning', () => {
  expect(diagnosticsOfSite([error, warning])).toEqual({
    title: '1 error keeps the site from being published',
    entries: [error],
    left: 0,
  });
  expect(diagnosticsOfSite([warning])).toBeUndefined();
});

it('lists the first twenty and counts the others', () => {
  const found = diagnosticsOfSite(many(23));
  expect(found?.title).toBe('23 errors keep the site from being published');
  expect(found?.entries).toEqual(many(23).slice(0, 20));
  expect(found?.left).toBe(3);
});
