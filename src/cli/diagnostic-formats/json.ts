import type { CheckReport, Printed } from './check-report.ts';
import { jsonText } from '../print.ts';
import { summarise } from './plain.ts';

/** Documented in docs/checking.md. `version` is increased when a field changes its meaning. */
export interface JsonReport {
  version: 1;
  /** Number of files read. */
  files: number;
  errors: number;
  warnings: number;
  diagnostics: JsonDiagnostic[];
  /** Files on which the compiler got stuck, which is an internal fault. */
  stuck: string[];
}

interface JsonDiagnostic {
  /** Path from the working folder, with forward slashes. */
  file: string;
  /** From 1; columns count UTF-16 code units. */
  line: number;
  column: number;
  /** Exclusive; equals `column` for an empty span. */
  endColumn: number;
  severity: 'error' | 'warning';
  code: string;
  message: string;
  hint: string;
}

/** Prints one JSON document for programs. */
export function printJson(findings: CheckReport): Printed {
  const { diagnostics, stuck, fileCount, pathOf } = findings;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const report: JsonReport = {
    version: 1,
    files: fileCount,
    errors,
    warnings: diagnostics.length - errors,
    diagnostics: diagnostics.map(
      ({ file, line, column, length, severity, code, message, hint }): JsonDiagnostic => ({
        file: pathOf(file),
        line,
        column,
        endColumn: column + length,
        severity,
        code,
        message,
        hint,
      }),
    ),
    stuck: stuck.map(({ file }) => file),
  };
  return {
    stdout: `${jsonText(report)}\n`,
    stderr: `${summarise(findings)}\n`,
  };
}
