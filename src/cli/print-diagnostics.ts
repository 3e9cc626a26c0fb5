import { join, relative } from 'node:path';
import type { Diagnostic } from '../content/diagnostic.ts';
import { countOf, groupDigits } from './counts.ts';
import { visibleText } from './diagnostic-formats/visible-text.ts';

/** One line for each diagnostic, with the path as it is reached from the working folder. */
export function formatDiagnostic(diagnostic: Diagnostic, contentDir: string): string {
  return diagnosticLine(diagnostic, pathFromHere(diagnostic.file, contentDir));
}

/** The same with a path that is known: `file:line:column severity code message. hint.` */
export function diagnosticLine(diagnostic: Diagnostic, path: string): string {
  const { line, column, severity, code } = diagnostic;
  return `${visibleText(path)}:${line}:${column} ${severity} ${code} ${messageOf(diagnostic)}`;
}

/** What is wrong and how to mend it, as sentences on one line. */
export function messageOf({ message, hint }: Pick<Diagnostic, 'message' | 'hint'>): string {
  const mend = hint === '' ? '' : /[?!]$/.test(hint) ? ` ${hint}` : ` ${hint}.`;
  return visibleText(`${message}.${mend}`);
}

/** Path of a file below the content folder as it is reached from the working folder. */
export function pathFromHere(file: string, contentDir: string): string {
  return relative(process.cwd(), join(contentDir, file)).replaceAll('\\', '/');
}

/** Of a file that the compiler got stuck or broke on. */
export function formatStuck(file: string): string {
  return `An internal fault: the compiler got stuck on ${visibleText(file)}`;
}

/** As `3 errors, 1 warning in 2 of 1,204 files`. */
export function summarise(diagnostics: readonly Diagnostic[], fileCount: number): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const files = new Set(diagnostics.map(({ file }) => file)).size;
  const counts = `${countOf(errors, 'error')}, ${countOf(diagnostics.length - errors, 'warning')}`;
  return `${counts} in ${groupDigits(files)} of ${countOf(fileCount, 'file')}`;
}
