import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';

/** What a check found in one state of the content. */
export interface Findings {
  diagnostics: readonly Diagnostic[];
  /** The line that a diagnostic points at; undefined where there is none to read. */
  lineOf: (diagnostic: Diagnostic) => string | undefined;
}

/**
 * What a change answers for: everything in the files that it touched, and in other files what was
 * not there before. Two diagnostics are one when file, code, message and the text of their line are
 * the same; the numbers of lines do not count, as lines move.
 */
export function selectChanged(
  now: Findings,
  before: Findings,
  isChanged: (file: string) => boolean,
): Diagnostic[] {
  const known = new Map<string, number>();
  for (const diagnostic of before.diagnostics) {
    const key = identityOf(diagnostic, before);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return now.diagnostics.filter((diagnostic) => {
    if (isChanged(diagnostic.file)) return true;
    const key = identityOf(diagnostic, now);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}

function identityOf(diagnostic: Diagnostic, { lineOf }: Findings): string {
  const { file, code, message } = diagnostic;
  const withoutLines = message.replace(/:\d+\b/g, '');
  return JSON.stringify([file, code, withoutLines, lineOf(diagnostic)?.trim()]);
}
