import { z } from 'astro/zod';
import { diagnosticCodes } from '../diagnostics/diagnostic-codes.ts';
import type { SourceDiagnostic, Span } from '../diagnostics/diagnostic.ts';
import { findBidiControls } from '../source-text.ts';
import type { FieldTable } from './field-table.ts';
import { publicationTime, type PublicationTime } from './held-back.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import { resolveKeys, type ResolvedKeys } from './resolve-keys.ts';
import { findUnseen } from './unseen-values.ts';
import { isDraft } from './is-draft.ts';
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
  /** Of a file whose keys know no date, the one that it has. */
  published?: PublicationTime;
  diagnostics: SourceDiagnostic[];
}

/** Everything about front matter that can be known from its own file. */
export function readFrontMatter<Schema extends z.ZodObject>(
  text: string,
  table: FieldTable<Schema>,
): ReadFrontMatter<z.output<Schema>> {
  const { yaml, yamlOffset, bodyOffset, entries, cuts, escapes, diagnostics } = parseFrontMatter(
    text,
    table,
  );
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
  if (diagnostics.length > 0)
    return { ...empty, diagnostics: [...bidi, ...escapes, ...diagnostics] };

  const resolved = resolveKeys(entries, table);
  const { data, partial, ...validated } = validateFrontMatter(resolved, table, fence);
  const unseen = findUnseen(text, range, resolved.written, table);
  const published = publicationTime(resolved.written, table);
  const read = {
    ...empty,
    spans: spansOf(resolved.entries),
    ...(published && { published }),
    otherSpellings: otherSpellings(resolved.entries),
    diagnostics: [
      ...bidi,
      ...escapes,
      ...unseen,
      ...resolved.diagnostics,
      ...withCuts(validated.diagnostics, cuts),
    ],
  };
  if (data === undefined) return { ...read, partial: partial ?? {} };
  const isRefused = [...escapes, ...resolved.diagnostics].some(
    ({ code }) => diagnosticCodes[code].severity === 'error',
  );
  return bidi.length > 0 || (isRefused && !isDraft(data))
    ? { ...read, partial: data }
    : { ...read, data };
}

/** A value that is wrong since a comment cuts it has one diagnostic, with the hint that helps. */
function withCuts(
  found: readonly SourceDiagnostic[],
  cuts: readonly SourceDiagnostic[],
): SourceDiagnostic[] {
  const cutLines = new Map(cuts.map(({ line, hint }) => [line, hint]));
  const wrong = new Set(found.map(({ line }) => line));
  return [
    ...found.map((one) => ({ ...one, hint: cutLines.get(one.line) ?? one.hint })),
    ...cuts.filter(({ line }) => !wrong.has(line)),
  ];
}

/**
 * Values by key before any schema, of a draft those that the schema takes; empty for front matter that
 * cannot be parsed.
 */
export function frontMatterFields(text: string, table: FieldTable): Record<string, unknown> {
  const { entries } = resolveKeys(parseFrontMatter(text, table).entries, table);
  const values = plainValues(entries);
  if (!isDraft(values)) return values;
  const { shape } = table.schema;
  const isValid = ([key, value]: [string, unknown]): boolean =>
    shape[key] !== undefined && z.safeParse(shape[key], value).success;
  return Object.fromEntries(Object.entries(values).filter(isValid));
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
