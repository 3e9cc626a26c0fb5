import { summarise } from '../print-diagnostics.ts';
import type { CheckReport, Printed } from './check-report.ts';

/** The shape that docs/checking.md documents; `version` counts up when a field changes its meaning. */
export interface JsonReport {
  version: 1;
  /** How many files were read. */
  files: number;
  errors: number;
  warnings: number;
  diagnostics: JsonDiagnostic[];
  /** Files on which the compiler got stuck, an internal fault. */
  stuck: string[];
}

interface JsonDiagnostic {
  /** As it is reached from the working folder, with forward slashes. */
  file: string;
  /** From 1; columns count UTF-16 code units. */
  line: number;
  column: number;
  /** The column after the last one; `column` itself for a place without length. */
  endColumn: number;
  severity: 'error' | 'warning';
  code: string;
  message: string;
  hint: string;
}

/** For programs: one JSON document. */
export function printJson({ diagnostics, stuck, fileCount, pathOf }: CheckReport): Printed {
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
    stdout: `${JSON.stringify(report, null, 2)}\n`,
    stderr: `${summarise(diagnostics, fileCount)}\n`,
  };
}
