import { relative } from 'node:path';
import { join } from 'node:path';
import type { Diagnostic } from '../content/diagnostic.ts';

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
  const counts = `${count(errors, 'error')}, ${count(diagnostics.length - errors, 'warning')}`;
  return `${counts} in ${group(files)} of ${count(fileCount, 'file')}`;
}

function count(number: number, what: string): string {
  return `${group(number)} ${what}${number === 1 ? '' : 's'}`;
}

/** With commas between thousands, whatever the machine's locale. */
function group(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
