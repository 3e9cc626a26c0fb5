import { z } from 'astro/zod';
import { problem, type Problem, type Span } from '../diagnostic.ts';
import { diagnosticCodes, type DiagnosticCode } from '../diagnostic-codes.ts';
import { plainValue, type HeaderEntry, type HeaderValue } from './header-value.ts';
import type { KeyEntry } from './keys.ts';

export interface ValidatedHeader<Data> {
  /** Absent when the header has an error. */
  data?: Data;
  /** Of a header with an error, the values that have none: other files' checks go on with them. */
  partial?: Partial<Data>;
  problems: Problem[];
}

type Fields = ReadonlyMap<string, readonly HeaderEntry[]>;

/** Checks the best spelling of every key against the schema; every problem gets its value's place. */
export function validateHeader<Schema extends z.ZodObject>(
  fields: Fields,
  schema: Schema,
  keys: Readonly<Record<string, KeyEntry>>,
  fence: Span,
): ValidatedHeader<z.output<Schema>> {
  const raw: Record<string, unknown> = {};
  for (const [key, [entry]] of fields) raw[key] = entry && plainValue(entry.value);
  const result = schema.safeParse(raw);
  if (result.success) return { data: result.data, problems: [] };
  const problems = result.error.issues.map((issue) => toProblem(issue, fields, keys, fence));
  return { partial: validValues(raw, schema), problems };
}

function validValues<Schema extends z.ZodObject>(raw: Record<string, unknown>, schema: Schema): Partial<z.output<Schema>> {
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const result = z.safeParse(field, raw[key]);
    if (result.success) values[key] = result.data;
  }
  // Each value went through the very field that gives the output its type.
  return values as Partial<z.output<Schema>>;
}

function toProblem(
  issue: z.core.$ZodIssue,
  fields: Fields,
  keys: Readonly<Record<string, KeyEntry>>,
  fence: Span,
): Problem {
  const key = String(issue.path[0] ?? '');
  const entry = fields.get(key)?.[0];
  if (!entry) return problem('missing-key', fence, `\`${key}\` is missing`, `Add a line \`${key}: …\``);
  const span = placeOf(entry, issue.path.slice(1));
  if (issue.code === 'custom') {
    const { code, hint } = issue.params ?? {};
    return problem(knownCode(code), span, `${entry.key} ${issue.message}`, typeof hint === 'string' ? hint : '');
  }
  if (entry.value.kind === 'null') return problem('missing-key', span, `${entry.key} is empty`, 'Write a value, or delete the key');
  return problem('invalid-value', span, `${entry.key} ${issue.message}`, `Its shape is: ${keys[key]?.shape ?? 'text'}`);
}

function knownCode(code: unknown): DiagnosticCode {
  const known = Object.keys(diagnosticCodes) as DiagnosticCode[];
  return known.find((entry) => entry === code) ?? 'invalid-value';
}

/** The place of the innermost value that the path leads to; of an empty value, its key's. */
function placeOf(entry: HeaderEntry, path: readonly PropertyKey[]): Span {
  let value: HeaderValue = entry.value;
  for (const step of path) {
    let inner: HeaderValue | undefined;
    if (value.kind === 'list' && typeof step === 'number') inner = value.items[step];
    if (value.kind === 'map') inner = value.entries.find(({ key }) => key === step)?.value;
    if (!inner) break;
    value = inner;
  }
  return value.kind === 'null' ? entry.keySpan : value.span;
}
