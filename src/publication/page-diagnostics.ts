import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';

/** Problems of the content as a preview shows them on top of a page. */
export interface PageDiagnostics {
  /** As `2 problems in articles/2018/benefits.md`. */
  title: string;
  entries: readonly Diagnostic[];
  /** How many more there are that are not listed. */
  left: number;
}

const MOST_LISTED = 20;

/** What is wrong with the files that a page shows; undefined when nothing is. */
export function diagnosticsOfPage(
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): PageDiagnostics | undefined {
  const found = diagnostics.filter(({ file }) => files.includes(file));
  return listed(found, `${counted(found.length, 'problem')} in ${files.join(', ')}`);
}

/** What keeps the site from being published; undefined when nothing does. */
export function diagnosticsOfSite(diagnostics: readonly Diagnostic[]): PageDiagnostics | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const keeps = errors.length === 1 ? 'keeps' : 'keep';
  return listed(
    errors,
    `${counted(errors.length, 'error')} ${keeps} the site from being published`,
  );
}

function listed(found: readonly Diagnostic[], title: string): PageDiagnostics | undefined {
  if (found.length === 0) return undefined;
  const entries = found.slice(0, MOST_LISTED);
  return { title, entries, left: found.length - entries.length };
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
