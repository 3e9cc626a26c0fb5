import { join, relative } from 'node:path';
import type { Diagnostic } from '../content/diagnostic.ts';
import { countOf, groupDigits } from './counts.ts';

/** One line for each diagnostic, with the path as it is reached from the working folder. */
export function formatDiagnostic(diagnostic: Diagnostic, contentDir: string): string {
  const { file, line, column, severity, code, message, hint } = diagnostic;
  const path = relative(process.cwd(), join(contentDir, file)).replaceAll('\\', '/');
  const mend = hint === '' ? '' : /[?!]$/.test(hint) ? ` ${hint}` : ` ${hint}.`;
  return `${path}:${line}:${column} ${severity} ${code} ${message}.${mend}`;
}

/** Of a file that the compiler got stuck or broke on. */
export function formatStuck(file: string): string {
  return `An internal fault: the compiler got stuck on ${file}`;
}

/** As `3 errors, 1 warning in 2 of 1,204 files`. */
export function summarise(diagnostics: readonly Diagnostic[], fileCount: number): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  const counts = `${countOf(errors, 'error')}, ${countOf(diagnostics.length - errors, 'warning')}`;
  return `${counts} in ${groupDigits(files)} of ${countOf(fileCount, 'file')}`;
}
