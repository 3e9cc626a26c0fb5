import { type Diagnostic, sentencesOf } from '../../content/diagnostics/diagnostic.ts';
import type { StuckFile } from '../../pipeline/compile/compile-content.ts';
import { countLabel, groupDigits } from '../../publication/labels.ts';
import { visibleText } from '../display.ts';
import type { CheckReport, Printed } from './check-report.ts';

/** Prints one line for each diagnostic: for logs, and for tools that read lines. */
export function printPlain(report: CheckReport): Printed {
  const { diagnostics, stuck, pathOf } = report;
  const lines = [
    ...diagnostics.map((diagnostic) => diagnosticLine(diagnostic, pathOf(diagnostic.file))),
    ...stuck.map(formatStuck),
    summarise(report),
  ];
  return { stdout: '', stderr: `${lines.join('\n')}\n` };
}

/** As `file:line:column severity code message. hint.` */
export function diagnosticLine(diagnostic: Diagnostic, path: string): string {
  const { line, column, severity, code } = diagnostic;
  return `${visibleText(path)}:${line}:${column} ${severity} ${code} ${messageOf(diagnostic)}`;
}

/** Message and hint as sentences on one line. */
export function messageOf(diagnostic: Diagnostic): string {
  return visibleText(sentencesOf(diagnostic));
}

/** For a file on which the compiler hung or crashed. */
export function formatStuck({ file, reason }: StuckFile): string {
  return `An internal fault: the compiler got stuck on ${visibleText(`${file}: ${reason}`)}`;
}

/** As `3 errors, 1 warning in 2 of 1,204 files`, or `1,204 files checked, no problems`. */
export function summarise({ counted, stuck, fileCount }: CheckReport): string {
  if (counted.length === 0 && stuck.length === 0)
    return `${countLabel(fileCount, 'file')} checked, no problems`;
  const errors = counted.filter(({ severity }) => severity === 'error').length;
  const files = new Set(counted.map(({ file }) => file)).size;
  const counts = `${countLabel(errors, 'error')}, ${countLabel(counted.length - errors, 'warning')}`;
  return `${counts} in ${groupDigits(files)} of ${countLabel(fileCount, 'file')}`;
}
