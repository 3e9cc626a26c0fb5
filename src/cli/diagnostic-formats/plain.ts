import { diagnosticLine, formatStuck, summarise } from '../print-diagnostics.ts';
import type { CheckReport, Printed } from './check-report.ts';

/** One line for each problem: for logs, and for tools that read lines. */
export function printPlain({
  diagnostics,
  counted,
  stuck,
  fileCount,
  pathOf,
}: CheckReport): Printed {
  const lines = [
    ...diagnostics.map((diagnostic) => diagnosticLine(diagnostic, pathOf(diagnostic.file))),
    ...stuck.map(formatStuck),
    summarise(counted, fileCount),
  ];
  return { stdout: '', stderr: `${lines.join('\n')}\n` };
}
