import type { SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { FieldTable } from '../front-matter/field-table.ts';
import { fixesOf } from './fix-front-matter.ts';
import { mendingsOf } from './mend-hint.ts';

/** A change to a file that mends something, as it is offered to whoever writes. */
export interface Repair<Found extends SourceDiagnostic = SourceDiagnostic> {
  /** As ``Fix: …`` or `Write …`. */
  title: string;
  /** The whole file with it. */
  text: string;
  /** What it mends. */
  mends: readonly Found[];
}

export interface AskedRepairs<Found extends SourceDiagnostic> {
  /** The whole file. */
  text: string;
  table: FieldTable;
  /** What is to be mended. */
  diagnostics: readonly Found[];
  /** Whether the fixes of a line, counted from 1, are asked for. */
  hasLine: (line: number) => boolean;
  /** What is wrong with a text of this file, whatever the others hold. */
  compile: (text: string) => readonly SourceDiagnostic[];
}

/** Repairs by themselves: those of `check --fix`, and what hints tell to write. No two make the same text. */
export function repairsOf<Found extends SourceDiagnostic>({
  text,
  table,
  diagnostics,
  hasLine,
  compile,
}: AskedRepairs<Found>): Repair<Found>[] {
  const repairs = new Map<string, Repair<Found>>();
  const add = (repair: Repair<Found>): void => {
    if (!repairs.has(repair.text)) repairs.set(repair.text, repair);
  };
  for (const { fix, text: after } of fixesOf(text, table)) {
    if (!hasLine(fix.line)) continue;
    const mends = diagnostics.filter(({ line }) => line === fix.line);
    add({ title: `Fix: ${fix.what}`, text: after, mends });
  }
  for (const one of diagnostics)
    for (const { written, text: after } of mendingsOf(text, one, compile))
      add({ title: `Write ${written}`, text: after, mends: [one] });
  return [...repairs.values()];
}
