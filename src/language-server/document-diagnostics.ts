import { type CompiledFile, isDraftFile } from '../content/compiled-file.ts';
import { type Diagnostic, diagnosticIn } from '../content/diagnostics/diagnostic.ts';
import type { Severities } from '../content/diagnostics/diagnostic-codes.ts';
import { applySeverities, softenDrafts } from '../content/diagnostics/severities.ts';

/** What is wrong with a file whatever the others hold, as `check` says it. */
export function ownDiagnostics(compiled: CompiledFile, severities: Severities): Diagnostic[] {
  const found = compiled.diagnostics.map((one) => diagnosticIn(compiled.file, one));
  return severe(found, compiled, severities);
}

/** Gives diagnostics of a file the severities that `check` gives them. */
export function severe(
  found: readonly Diagnostic[],
  compiled: CompiledFile,
  severities: Severities,
): Diagnostic[] {
  return softenDrafts(applySeverities(found, severities), () => isDraftFile(compiled));
}

/** The diagnostics that are not among others. */
export function without(
  diagnostics: readonly Diagnostic[],
  others: readonly Diagnostic[],
): Diagnostic[] {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return diagnostics.filter((one) => !known.has(JSON.stringify(one)));
}

/** The diagnostics at whose places no other of the same code is. */
export function elsewhere(
  diagnostics: readonly Diagnostic[],
  others: readonly Diagnostic[],
): Diagnostic[] {
  const placeOf = ({ code, line, column }: Diagnostic): string => `${code} ${line} ${column}`;
  const taken = new Set(others.map(placeOf));
  return diagnostics.filter((one) => !taken.has(placeOf(one)));
}

/**
 * Diagnostics of one text at their places in another: those before and after what changed stay, those
 * within are left out.
 */
export function carryOver(
  diagnostics: readonly Diagnostic[],
  before: string,
  after: string,
): Diagnostic[] {
  if (before === after || diagnostics.length === 0) return [...diagnostics];
  const [old, now] = [before.split('\n'), after.split('\n')];
  const most = Math.min(old.length, now.length);
  let same = 0;
  while (same < most && old[same] === now[same]) same += 1;
  let sameAtEnd = 0;
  while (sameAtEnd < most - same && old.at(-1 - sameAtEnd) === now.at(-1 - sameAtEnd))
    sameAtEnd += 1;
  return diagnostics.flatMap((found) => {
    if (found.line <= same) return [found];
    if (found.line <= old.length - sameAtEnd) return [];
    return [{ ...found, line: found.line + now.length - old.length }];
  });
}
