import type { JsonReport } from '../diagnostic-formats/json.ts';

/** A report that is none of `check --format json`, or is larger than any honest one. */
export class WrongReport extends Error {
  override readonly name = 'WrongReport';
}

const MOST_ENTRIES = 10_000;
const LONGEST_TEXT = 10_000;
const LONGEST_LINE = 100_000;

type Check = (value: unknown) => boolean;

const text: Check = (value) =>
  typeof value === 'string' && value.length <= LONGEST_TEXT && !value.includes('\0');
const number: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(check);
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
const line: Check = (value) =>
  typeof value === 'string' && value.length <= LONGEST_LINE && !/[\0\r\n\u2028\u2029]/.test(value);

const isReport = fields({
  version: (value) => value === 1,
  files: number,
  errors: number,
  warnings: number,
  stuck: list(text),
  diagnostics: list(
    fields({
      file: text,
      line: number,
      column: number,
      endColumn: number,
      severity: oneOf('error', 'warning'),
      code: text,
      message: text,
      hint: text,
      suggestion: optional(
        fields({ line: number, endLine: number, before: list(line), lines: list(line) }),
      ),
    }),
  ),
  lost: optional(list(text)),
  pages: optional(
    list(
      fields({
        change: oneOf('new', 'changed', 'moved', 'gone'),
        file: text,
        title: text,
        address: text,
        state: optional(oneOf('draft', 'scheduled', 'expired')),
      }),
    ),
  ),
});

/**
 * Reads a report that a stranger's code may have written: only its shape is believed.
 *
 * @throws {WrongReport}
 */
export function readReport(json: string): JsonReport {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new WrongReport('the report is no JSON');
  }
  if (!isReport(value))
    throw new WrongReport('the report has not the shape that the check gives it');
  return value as JsonReport;
}
