import { compareText } from '../compare-text.ts';
import type { Diagnostic, SourceDiagnostic } from './diagnostic.ts';
import { diagnosticCodes } from './diagnostic-codes.ts';

/** A problem of a text as a diagnostic of its file. */
export function diagnosticIn(file: string, found: SourceDiagnostic): Diagnostic {
  return { ...found, file, severity: diagnosticCodes[found.code].severity };
}

/** By file, line, column, code and message: the same order in every run. */
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
