import type { z } from 'astro/zod';
import type { SourceDiagnostic } from '../../content/diagnostics/diagnostic.ts';
import type { KeyEntry } from '../../content/front-matter/keys.ts';
import {
  readFrontMatter,
  type ReadFrontMatter,
} from '../../content/front-matter/read-front-matter.ts';
import { applyEdits, type Edit } from '../../content/rewrite/apply-edits.ts';
import { planFixes, type Fix } from './plan-fixes.ts';

export interface FixedFrontMatter {
  text: string;
  /** In the order of the file. */
  fixes: Fix[];
}

/**
 * A file's text with its header mended; every other character stays. Each fix is read again: one
 * after which the header would say anything else, or a new problem would be there, is not made.
 */
export function fixFrontMatter(
  exact: string,
  schema: z.ZodObject,
  keys: Readonly<Record<string, KeyEntry>>,
): FixedFrontMatter {
  const mark = exact.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = exact.slice(mark.length);
  const rules = { schema, keys };
  const fixes = planFixes(text, keys);
  if (fixes.length === 0) return { text: exact, fixes };
  const fixed = fixTogether(text, fixes, rules) ?? fixOneByOne(text, rules);
  return { ...fixed, text: mark + fixed.text };
}

interface Rules {
  schema: z.ZodObject;
  keys: Readonly<Record<string, KeyEntry>>;
}

/** Undefined where fixes take lines away, which moves others, or where one of them cannot be made. */
function fixTogether(text: string, fixes: Fix[], rules: Rules): FixedFrontMatter | undefined {
  const edits = fixes.flatMap((fix) => fix.edits);
  if (edits.length > fixes.length || edits.some((edit) => edit.text === '')) return undefined;
  const adds = fixes.flatMap((fix) => fix.adds ?? []);
  const after = applyEdits(text, edits);
  return saysTheSame(text, after, adds, rules) ? { text: after, fixes } : undefined;
}

function fixOneByOne(original: string, rules: Rules): FixedFrontMatter {
  let text = original;
  let origins = text.split('\n').map((_, index) => index + 1);
  const fixes: Fix[] = [];
  const refused = new Set<string>();
  for (;;) {
    const fix = planFixes(text, rules.keys).find(({ what }) => !refused.has(what));
    if (!fix) return { text, fixes: fixes.sort((one, other) => one.line - other.line) };
    const after = applyEdits(text, fix.edits);
    if (saysTheSame(text, after, fix.adds === undefined ? [] : [fix.adds], rules)) {
      fixes.push({ ...fix, line: origins[fix.line - 1] ?? fix.line });
      origins = originsAfter(origins, text, fix.edits);
      text = after;
    } else {
      refused.add(fix.what);
    }
  }
}

/** Which line of the file each line of the text was, once the edits are made; of a new one, its neighbour. */
function originsAfter(origins: readonly number[], text: string, edits: readonly Edit[]): number[] {
  const after = [...origins];
  for (const { start, end, text: added } of edits.toSorted(
    (one, other) => other.start - one.start,
  )) {
    const line = breaksIn(text.slice(0, start));
    const fresh = Array.from({ length: breaksIn(added) }, () => origins[line] ?? 1);
    after.splice(line, breaksIn(text.slice(start, end)), ...fresh);
  }
  return after;
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}

/** `adds` names the keys whose values may be there now. */
function saysTheSame(
  textBefore: string,
  textAfter: string,
  adds: readonly string[],
  { schema, keys }: Rules,
): boolean {
  const before = readFrontMatter(textBefore, schema, keys);
  const after = readFrontMatter(textAfter, schema, keys);
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

/** Messages begin with the key as it is written, and name lines. */
function identityOf({ code, message }: SourceDiagnostic): string {
  return `${code} ${message.replace(/^`?[\w-]+`?/, '').replace(/lines? \d+(?: and \d+)?/, '')}`;
}

function valuesOf(
  { data, partial, otherSpellings }: ReadFrontMatter<unknown>,
  adds: readonly string[],
): string {
  const values = { ...(data ?? partial) } as Record<string, unknown>;
  // The schema gives absent keys a value, and those it gives none are left out.
  const entries = Object.entries(values).filter(
    ([key, value]) => !adds.includes(key) && value !== undefined,
  );
  const others = otherSpellings.map(({ key, text }) => [key, text]);
  return JSON.stringify([entries.sort(([one], [other]) => (one < other ? -1 : 1)), others]);
}
