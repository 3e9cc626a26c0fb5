import {
  type Diagnostic as ShownDiagnostic,
  DiagnosticSeverity,
  type Range,
} from 'vscode-languageserver';
import { type Diagnostic, sentencesOf, type Span } from '../content/diagnostics/diagnostic.ts';

/** A diagnostic as editors show it. */
export function showDiagnostic(found: Diagnostic, range: Range): ShownDiagnostic {
  const { severity, code } = found;
  return {
    range,
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: 'check',
    message: sentencesOf(found),
  };
}

/** The range of a span in a text that nobody has open. */
export function lineRange({ line, column, length }: Span): Range {
  const start = { line: line - 1, character: column - 1 };
  return { start, end: { line: line - 1, character: column - 1 + length } };
}

/** What stays the same of a diagnostic when lines above it come or go. */
export function identity({ file, code, message }: Diagnostic): string {
  return JSON.stringify([file, code, message]);
}
