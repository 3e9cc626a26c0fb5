import type { ChangedPage } from '../review/changed-pages.ts';
import type { Suggestion } from '../review/suggest-lines.ts';
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
  /** What a change does to pages; only with `--changed`. */
  pages?: ChangedPage[];
  /** Addresses that readers had and that nothing would answer; only with `--changed`. */
  lost?: string[];
}

export interface JsonDiagnostic {
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
  /** Lines that would mend it, where the check knows them. */
  suggestion?: Suggestion;
}

/** Prints one JSON document for programs. */
export function printJson(report: CheckReport): Printed {
  return { stdout: `${jsonText(jsonReport(report))}\n`, stderr: `${summarise(report)}\n` };
}

export function jsonReport(report: CheckReport): JsonReport {
  const { diagnostics, stuck, fileCount, pathOf, suggest, change } = report;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    version: 1,
    files: fileCount,
    errors,
    warnings: diagnostics.length - errors,
    diagnostics: diagnostics.map((found): JsonDiagnostic => {
      const { file, line, column, length, severity, code, message, hint } = found;
      const suggestion = suggest(found);
      return {
        file: pathOf(file),
        line,
        column,
        endColumn: column + length,
        severity,
        code,
        message,
        hint,
        ...(suggestion && { suggestion }),
      };
    }),
    stuck: stuck.map(({ file }) => file),
    ...(change && {
      pages: change.pages.map((page) => ({ ...page, file: pathOf(page.file) })),
      lost: [...change.lost],
    }),
  };
}
