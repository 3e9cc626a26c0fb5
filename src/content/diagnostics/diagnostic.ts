import type { DiagnosticCode, Severity } from './diagnostic-codes.ts';

/** A place in a text, counted from 1; columns count UTF-16 code units, as editors do. */
export interface Position {
  line: number;
  column: number;
}

/** A stretch of one line, to point at; `length` counts UTF-16 code units and may be 0. */
export interface Span extends Position {
  length: number;
}

/** Something wrong at a place of a text whose file the caller knows. */
export interface SourceDiagnostic extends Span {
  code: DiagnosticCode;
  /** What is wrong, as a sentence without its full stop. */
  message: string;
  /** How to mend it, as a sentence without its full stop; empty when the message says it all. */
  hint: string;
}

/** A problem in a file of the content folder. */
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
