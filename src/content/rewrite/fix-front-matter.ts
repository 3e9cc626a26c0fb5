import type { SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { FieldTable } from '../front-matter/field-table.ts';
import { readFrontMatter, type ReadFrontMatter } from '../front-matter/read-front-matter.ts';
import { applyEdits, type Edit } from './text-edits.ts';
import { planFixes, type Fix } from './plan-fixes.ts';

export interface FixedFrontMatter {
  text: string;
  /** In the order of the file. */
  fixes: Fix[];
}

/**
 * Fixes the front matter in the text of a file; every other character stays. The result of each fix is
 * read again: a fix that changes a value or adds a diagnostic is not made.
 */
export function fixFrontMatter(exact: string, table: FieldTable): FixedFrontMatter {
  const mark = exact.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = exact.slice(mark.length);
  const fixes = planFixes(text, table);
  if (fixes.length === 0) return { text: exact, fixes };
  const fixed = fixTogether(text, fixes, table) ?? fixOneByOne(text, table);
  return { ...fixed, text: mark + fixed.text };
}

/** Each fix by itself, with the text that it makes. */
export function fixesOf(exact: string, table: FieldTable): { fix: Fix; text: string }[] {
  const mark = exact.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = exact.slice(mark.length);
  return planFixes(text, table).flatMap((fix) => {
    const after = applyEdits(text, fix.edits);
    const adds = fix.adds === undefined ? [] : [fix.adds];
    return isEquivalent(text, after, adds, table) ? [{ fix, text: mark + after }] : [];
  });
}

/** Undefined where a fix removes lines, which moves others, or where a fix cannot be made. */
function fixTogether(text: string, fixes: Fix[], table: FieldTable): FixedFrontMatter | undefined {
  const edits = fixes.flatMap((fix) => fix.edits);
  if (edits.length > fixes.length || edits.some((edit) => edit.text === '')) return undefined;
  const adds = fixes.flatMap((fix) => fix.adds ?? []);
  const after = applyEdits(text, edits);
  return isEquivalent(text, after, adds, table) ? { text: after, fixes } : undefined;
}

function fixOneByOne(original: string, table: FieldTable): FixedFrontMatter {
  let text = original;
  let origins = text.split('\n').map((_, index) => index + 1);
  const fixes: Fix[] = [];
  const refused = new Set<string>();
  for (;;) {
    const fix = planFixes(text, table).find(({ what }) => !refused.has(what));
    if (!fix) return { text, fixes: fixes.sort((one, other) => one.line - other.line) };
    const after = applyEdits(text, fix.edits);
    if (isEquivalent(text, after, fix.adds === undefined ? [] : [fix.adds], table)) {
      fixes.push({ ...fix, line: origins[fix.line - 1] ?? fix.line });
      origins = originsAfter(origins, text, fix.edits);
      text = after;
    } else {
      refused.add(fix.what);
    }
  }
}

/** The line of the file that each line was before the edits; of a new line, that of its neighbour. */
function originsAfter(origins: readonly number[], text: string, edits: readonly Edit[]): number[] {
  let after = [...origins];
  for (const { start, end, text: added } of edits.toSorted(
    (one, other) => other.start - one.start,
  )) {
    const line = breaksIn(text.slice(0, start));
    const fresh = Array.from({ length: breaksIn(added) }, () => origins[line] ?? 1);
    const gone = breaksIn(text.slice(start, end));
    after = [...after.slice(0, line), ...fresh, ...after.slice(line + gone)];
  }
  return after;
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}

/** Whether values, body and diagnostics are the same. `adds` names keys whose values may be new. */
function isEquivalent(
  textBefore: string,
  textAfter: string,
  adds: readonly string[],
  table: FieldTable,
): boolean {
  const before = readFrontMatter(textBefore, table);
  const after = readFrontMatter(textAfter, table);
  if (before.bodyOffset === undefined || after.bodyOffset === undefined) return false;
  if (textBefore.slice(before.bodyOffset) !== textAfter.slice(after.bodyOffset)) return false;
  if (addsDiagnostic(before.diagnostics, after.diagnostics)) return false;
  return valuesOf(before, adds) === valuesOf(after, adds);
}

function addsDiagnostic(
  before: readonly SourceDiagnostic[],
  after: readonly SourceDiagnostic[],
): boolean {
  const known = before.map(identityOf);
  for (const found of after.map(identityOf)) {
    const at = known.indexOf(found);
    if (at === -1) return true;
    known.splice(at, 1);
  }
  return false;
}

/** Leaves out the key as it is written, which begins a message, and the lines it names. */
function identityOf({ code, message }: SourceDiagnostic): string {
  return `${code} ${message.replace(/^`?[\w-]+`?/, '').replace(/lines? \d+(?: and \d+)?/, '')}`;
}

function valuesOf(
  { data, partial, otherSpellings }: ReadFrontMatter<unknown>,
  adds: readonly string[],
): string {
  const values = { ...(data ?? partial) } as Record<string, unknown>;
  // An undefined value is the same as none.
  const entries = Object.entries(values).filter(
    ([key, value]) => !adds.includes(key) && value !== undefined,
  );
  const others = otherSpellings.map(({ key, text }) => [key, text]);
  return JSON.stringify([entries.sort(([one], [other]) => (one < other ? -1 : 1)), others]);
}
