import type { z } from 'astro/zod';
import type { SourceDiagnostic, Span } from '../diagnostics/diagnostic.ts';
import { findBidiControls } from '../source-text.ts';
import type { FieldTable } from './field-table.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import { resolveKeys, type ResolvedKeys } from './resolve-keys.ts';
import { plainValues, validateFrontMatter } from './validate-front-matter.ts';

export interface ReadFrontMatter<Data> {
  /** Absent where the front matter has an error. */
  data?: Data;
  /** Of front matter with an error, the values that are valid; absent where it cannot be parsed. */
  partial?: Partial<Data>;
  /**
   * Positions of values for checks that need other files: by key, by `key.index` for a list's items
   * and by `key.index.name` for what an item names.
   */
  spans: Record<string, Span>;
  /** Further values of keys that were written in several spellings: `url` beside `safeURL`. */
  otherSpellings: { key: string; text: string; span: Span }[];
  /** Offset at which the body begins; absent where the front matter does not end. */
  bodyOffset?: number;
  /** The opening fence. */
  fence: Span;
  diagnostics: SourceDiagnostic[];
}

/** Everything about front matter that can be known from its own file. */
export function readFrontMatter<Schema extends z.ZodObject>(
  text: string,
  table: FieldTable<Schema>,
): ReadFrontMatter<z.output<Schema>> {
  const { yaml, yamlOffset, bodyOffset, entries, diagnostics } = parseFrontMatter(text);
  const fenceLine = text.slice(0, yamlOffset).split('\n').length;
  const fence = { line: fenceLine, column: 1, length: 3 };
  const empty = {
    spans: {},
    otherSpellings: [],
    fence,
    ...(bodyOffset !== undefined && { bodyOffset }),
  };
  if (yaml === undefined) return { ...empty, diagnostics };

  const range = { from: yamlOffset, to: yamlOffset + yaml.length };
  const bidi = findBidiControls(text, 'bidi-control', range);
  if (diagnostics.length > 0) return { ...empty, diagnostics: [...bidi, ...diagnostics] };

  const resolved = resolveKeys(entries, table);
  const { data, partial, ...validated } = validateFrontMatter(resolved.entries, table, fence);
  const read = {
    ...empty,
    spans: spansOf(resolved.entries),
    otherSpellings: otherSpellings(resolved.entries),
    diagnostics: [...bidi, ...resolved.diagnostics, ...validated.diagnostics],
  };
  if (data === undefined) return { ...read, partial: partial ?? {} };
  const hasError =
    bidi.length > 0 || resolved.diagnostics.some(({ code }) => code === 'repeated-key');
  return hasError ? { ...read, partial: data } : { ...read, data };
}

/** Values by key before any schema; empty for front matter that cannot be parsed. */
export function frontMatterFields(text: string, table: FieldTable): Record<string, unknown> {
  return plainValues(resolveKeys(parseFrontMatter(text).entries, table).entries);
}

function spansOf(entries: ResolvedKeys['entries']): Record<string, Span> {
  const spans: Record<string, Span> = {};
  for (const [key, [best]] of entries) {
    if (!best) continue;
    spans[key] = best.value.kind === 'null' ? best.keySpan : best.value.span;
    if (best.value.kind !== 'list') continue;
    for (const [index, item] of best.value.items.entries()) {
      spans[`${key}.${index}`] = item.span;
      if (item.kind !== 'map') continue;
      for (const named of item.entries) spans[`${key}.${index}.${named.key}`] = named.value.span;
    }
  }
  return spans;
}

function otherSpellings(
  entries: ResolvedKeys['entries'],
): ReadFrontMatter<unknown>['otherSpellings'] {
  return [...entries].flatMap(([key, [, ...others]]) =>
    others.flatMap(({ value }) =>
      value.kind === 'text' ? [{ key, text: value.value, span: value.span }] : [],
    ),
  );
}
