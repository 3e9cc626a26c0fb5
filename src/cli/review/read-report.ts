import type { JsonReport } from '../diagnostic-formats/json.ts';
import { clipText } from './markdown.ts';
import type { Suggestion } from './suggest-lines.ts';

/** A report that is none of `check --format json`. */
export class WrongReport extends Error {
  override readonly name = 'WrongReport';
}

/** Of a text that is only shown; an address that a message names may be as long as its author likes. */
const LONGEST_TEXT = 10_000;

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && !value.includes('\0');
/** A path, a code: cut off, it would be another. */
const name: Check = (value) => text(value) && (value as string).length <= LONGEST_TEXT;
const number: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const fields =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined),
    );

/** One line of a file: it ends no line by itself, whoever reads it. */
const line: Check = (value) => typeof value === 'string' && !/[\0\r\n\u2028\u2029]/.test(value);

const suggestion: Check = (value) =>
  fields({ line: number, endLine: number, before: list(line), lines: list(line) })(value) &&
  (value as Suggestion).line <= (value as Suggestion).endLine;

const isReport = fields({
  version: (value) => value === 1,
  files: number,
  errors: number,
  warnings: number,
  stuck: list(name),
  diagnostics: list(
    fields({
      file: name,
      line: number,
      column: number,
      endColumn: number,
      severity: oneOf('error', 'warning'),
      code: name,
      message: text,
      hint: text,
      suggestion: optional(suggestion),
    }),
  ),
  lost: optional(list(text)),
  pages: optional(
    list(
      fields({
        change: oneOf('new', 'changed', 'moved', 'gone'),
        file: name,
        title: text,
        address: text,
        state: optional(oneOf('draft', 'scheduled', 'expired')),
      }),
    ),
  ),
});

/**
 * Reads a report that a stranger's code may have written: only its shape is believed. What is only shown
 * is cut off where it is very long; how much there is of it, the size of the file bounds.
 *
 * @throws {WrongReport}
 */
export function readReport(json: string): JsonReport {
  let value: unknown;
  try {
    value = JSON.parse(json, wellFormed);
  } catch {
    throw new WrongReport('the report is no JSON');
  }
  if (!isReport(value))
    throw new WrongReport('the report has not the shape that the check gives it');
  const report = value as JsonReport;
  return {
    ...report,
    diagnostics: report.diagnostics.map((found) => ({
      ...found,
      message: clipText(found.message, LONGEST_TEXT),
      hint: clipText(found.hint, LONGEST_TEXT),
    })),
    ...(report.pages && {
      pages: report.pages.map((page) => ({ ...page, title: clipText(page.title, LONGEST_TEXT) })),
    }),
  };
}

/** Half a character, as JSON can name it, is in no path and in no address. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
