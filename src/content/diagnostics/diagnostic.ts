import { compareText } from '../text.ts';
import { type DiagnosticCode, diagnosticCodes, type Severity } from './diagnostic-codes.ts';

/** A position in a text, counted from 1; columns count UTF-16 code units, as editors do. */
export interface Position {
  line: number;
  column: number;
}

/** A part of one line; `length` counts UTF-16 code units and may be 0. */
export interface Span extends Position {
  length: number;
}

/** A diagnostic of a text whose file the caller knows. */
export interface SourceDiagnostic extends Span {
  code: DiagnosticCode;
  /** What is wrong, as a sentence without its full stop. */
  message: string;
  /** How to mend it, as a sentence without its full stop; empty when the message says it all. */
  hint: string;
}

export interface Diagnostic extends SourceDiagnostic {
  /** Path of the file, relative to the content folder, with forward slashes. */
  file: string;
  severity: Severity;
}

export function diagnose(
  code: DiagnosticCode,
  at: Span | Position,
  message: string,
  hint = '',
): SourceDiagnostic {
  const length = 'length' in at ? at.length : 0;
  return { code, line: at.line, column: at.column, length, message, hint };
}

/** Adds the file, and the severity that the code has by default. */
export function diagnosticIn(file: string, found: SourceDiagnostic): Diagnostic {
  return { ...found, file, severity: diagnosticCodes[found.code].severity };
}

/** Sorts by file, line, column, code and message. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (one, other) =>
      compareText(one.file, other.file) ||
      one.line - other.line ||
      one.column - other.column ||
      compareText(one.code, other.code) ||
      compareText(one.message, other.message),
  );
}

/** Message and hint as sentences on one line. */
export function sentencesOf({ message, hint }: Pick<SourceDiagnostic, 'message' | 'hint'>): string {
  if (hint === '') return `${message}.`;
  return `${message}. ${hint}${/[?!]$/.test(hint) ? '' : '.'}`;
}
