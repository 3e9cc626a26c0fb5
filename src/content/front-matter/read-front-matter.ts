import type { z } from 'astro/zod';
import { findBidiControls } from '../bidi-controls.ts';
import type { SourceDiagnostic, Span } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../line-index.ts';
import type { FrontMatterValue } from './front-matter-value.ts';
import type { KeyEntry } from './keys.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import { resolveKeys } from './resolve-keys.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { validateFrontMatter } from './validate-front-matter.ts';

export interface ReadFrontMatter<Data> {
  /** Absent when the header has an error. */
  data?: Data;
  /** Of a header with an error, the values that have none. */
  partial?: Partial<Data>;
  /**
   * Places of values for checks that need other files: by key, by `key.index` for a list's items and
   * by `key.index.name` for what an item names.
   */
  spans: Record<string, Span>;
  /** Further values of keys that were written in several spellings: `url` beside `safeURL`. */
  otherSpellings: { key: string; text: string; span: Span }[];
  /** Offset at which the body begins; absent when the header's end is not known. */
  bodyOffset?: number;
  /** Line of the opening fence. */
  fence: Span;
  diagnostics: SourceDiagnostic[];
}

/** Everything about a header that can be known from its own file. */
export function readFrontMatter<Schema extends z.ZodObject>(
  text: string,
  schema: Schema,
  keys: Readonly<Record<string, KeyEntry>>,
): ReadFrontMatter<z.output<Schema>> {
  const split = splitFrontMatter(text);
  const fenceLine = text.slice(0, split.yamlOffset).split('\n').length;
  const fence = { line: fenceLine, column: 1, length: 3 };
  const { bodyOffset } = split;
  const empty = {
    spans: {},
    otherSpellings: [],
    fence,
    ...(bodyOffset !== undefined && { bodyOffset }),
  };
  if (split.yaml === undefined) return { ...empty, diagnostics: split.diagnostics };

  const lines = new LineIndex(text);
  const range = { from: split.yamlOffset, to: split.yamlOffset + split.yaml.length };
  const bidi = findBidiControls(text, lines, 'bidi-control', range);
  const parsed = parseFrontMatter(split.yaml, { offset: split.yamlOffset, lines, text });
  if (parsed.diagnostics.length > 0)
    return { ...empty, diagnostics: [...bidi, ...parsed.diagnostics] };

  const resolved = resolveKeys(parsed.entries, keys);
  const validated = validateFrontMatter(resolved.fields, schema, keys, fence);
  const diagnostics = [...bidi, ...resolved.diagnostics, ...validated.diagnostics];
  const read = {
    ...empty,
    spans: spansOf(resolved.fields),
    otherSpellings: otherSpellings(resolved.fields),
    diagnostics,
  };
  const broken =
    bidi.length > 0 || resolved.diagnostics.some(({ code }) => code === 'repeated-key');
  if (validated.data === undefined) return { ...read, partial: validated.partial ?? {} };
  return broken ? { ...read, partial: validated.data } : { ...read, data: validated.data };
}

type Fields = ReturnType<typeof resolveKeys>['fields'];

function spansOf(fields: Fields): Record<string, Span> {
  const spans: Record<string, Span> = {};
  for (const [key, [entry]] of fields) {
    if (!entry) continue;
    spans[key] = entry.value.kind === 'null' ? entry.keySpan : entry.value.span;
    if (entry.value.kind !== 'list') continue;
    for (const [index, item] of entry.value.items.entries()) {
      spans[`${key}.${index}`] = item.span;
      if (item.kind !== 'map') continue;
      for (const named of item.entries) spans[`${key}.${index}.${named.key}`] = named.value.span;
    }
  }
  return spans;
}

function otherSpellings(fields: Fields): ReadFrontMatter<unknown>['otherSpellings'] {
  return [...fields].flatMap(([key, entries]) =>
    entries.slice(1).flatMap(({ value }) => {
      const text = textOf(value);
      return text === undefined ? [] : [{ key, text, span: value.span }];
    }),
  );
}

function textOf(value: FrontMatterValue): string | undefined {
  return value.kind === 'text' ? value.value : undefined;
}
