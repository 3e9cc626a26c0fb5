import type { z } from 'astro/zod';
import { findBidiControls } from '../bidi-controls.ts';
import type { Problem, Span } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../line-index.ts';
import type { HeaderValue } from './header-value.ts';
import type { KeyEntry } from './keys.ts';
import { parseHeader } from './parse-header.ts';
import { resolveKeys } from './resolve-keys.ts';
import { splitHeader } from './split-header.ts';
import { validateHeader } from './validate-header.ts';

export interface ReadHeader<Data> {
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
  problems: Problem[];
}

/** Everything about a header that can be known from its own file. */
export function readHeader<Schema extends z.ZodObject>(
  text: string,
  schema: Schema,
  keys: Readonly<Record<string, KeyEntry>>,
): ReadHeader<z.output<Schema>> {
  const split = splitHeader(text);
  const fenceLine = text.slice(0, split.yamlOffset).split('\n').length;
  const fence = { line: fenceLine, column: 1, length: 3 };
  const { bodyOffset } = split;
  const empty = {
    spans: {},
    otherSpellings: [],
    fence,
    ...(bodyOffset !== undefined && { bodyOffset }),
  };
  if (split.yaml === undefined) return { ...empty, problems: split.problems };

  const lines = new LineIndex(text);
  const range = { from: split.yamlOffset, to: split.yamlOffset + split.yaml.length };
  const bidi = findBidiControls(text, lines, 'bidi-control', range);
  const parsed = parseHeader(split.yaml, { offset: split.yamlOffset, lines, text });
  if (parsed.problems.length > 0) return { ...empty, problems: [...bidi, ...parsed.problems] };

  const resolved = resolveKeys(parsed.entries, keys);
  const validated = validateHeader(resolved.fields, schema, keys, fence);
  const problems = [...bidi, ...resolved.problems, ...validated.problems];
  const read = {
    ...empty,
    spans: spansOf(resolved.fields),
    otherSpellings: otherSpellings(resolved.fields),
    problems,
  };
  const broken = bidi.length > 0 || resolved.problems.some(({ code }) => code === 'repeated-key');
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

function otherSpellings(fields: Fields): ReadHeader<unknown>['otherSpellings'] {
  return [...fields].flatMap(([key, entries]) =>
    entries.slice(1).flatMap(({ value }) => {
      const text = textOf(value);
      return text === undefined ? [] : [{ key, text, span: value.span }];
    }),
  );
}

function textOf(value: HeaderValue): string | undefined {
  return value.kind === 'text' ? value.value : undefined;
}
