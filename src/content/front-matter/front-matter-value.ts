import type { Span } from '../diagnostics/diagnostic.ts';

/**
 * A value of a header with its place. Numbers stay as they are written (`1.10` is a version to its
 * author, not 1.1), and nothing but `true` and `false` is a boolean (YAML 1.2, core schema).
 */
export type FrontMatterValue =
  | { kind: 'null'; span: Span }
  | { kind: 'boolean'; span: Span; value: boolean }
  | { kind: 'text'; span: Span; value: string; quoted: boolean }
  | { kind: 'list'; span: Span; items: FrontMatterValue[] }
  | { kind: 'map'; span: Span; entries: FrontMatterEntry[] };

export interface FrontMatterEntry {
  key: string;
  keySpan: Span;
  value: FrontMatterValue;
}

/** The value as plain data: what the schema reads. */
export function plainValue(value: FrontMatterValue): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'list':
      return value.items.map(plainValue);
    case 'map':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plainValue(entry.value)]));
    default:
      return value.value;
  }
}

/** Whether two values say the same, wherever they stand. */
export function sameValue(one: FrontMatterValue, other: FrontMatterValue): boolean {
  return JSON.stringify(plainValue(one)) === JSON.stringify(plainValue(other));
}
