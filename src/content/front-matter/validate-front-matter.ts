import { z } from 'astro/zod';
import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import { diagnosticCodes, type DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { plainValue, type FrontMatterEntry, type FrontMatterValue } from './front-matter-value.ts';
import type { KeyEntry } from './keys.ts';

export interface ValidatedFrontMatter<Data> {
  /** Absent when the header has an error. */
  data?: Data;
  /** Of a header with an error, the values that have none: other files' checks go on with them. */
  partial?: Partial<Data>;
  diagnostics: SourceDiagnostic[];
}

type Fields = ReadonlyMap<string, readonly FrontMatterEntry[]>;

/** Checks the best spelling of every key against the schema; every problem gets its value's place. */
export function validateFrontMatter<Schema extends z.ZodObject>(
  fields: Fields,
  schema: Schema,
  keys: Readonly<Record<string, KeyEntry>>,
  fence: Span,
): ValidatedFrontMatter<z.output<Schema>> {
  const raw = plainFields(fields);
  const result = schema.safeParse(raw);
  if (result.success) return { data: result.data, diagnostics: [] };
  const shape = new Map<string, z.core.$ZodType>(Object.entries(schema.shape));
  const optional = (key: string): boolean => {
    const field = shape.get(key);
    return field === undefined || z.safeParse(field, undefined).success;
  };
  const diagnostics = result.error.issues.map((issue) =>
    toDiagnostic(issue, fields, { keys, fence, optional }),
  );
  return { partial: validValues(raw, schema), diagnostics };
}

/** The best spelling of every key as plain data: what a schema of headers reads. */
export function plainFields(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    [...fields].flatMap(([key, [entry]]) => (entry ? [[key, plainValue(entry.value)]] : [])),
  );
}

function validValues<Schema extends z.ZodObject>(
  raw: Record<string, unknown>,
  schema: Schema,
): Partial<z.output<Schema>> {
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const result = z.safeParse(field, raw[key]);
    if (result.success) values[key] = result.data;
  }
  // Each value went through the very field that gives the output its type.
  return values as Partial<z.output<Schema>>;
}

interface Rules {
  keys: Readonly<Record<string, KeyEntry>>;
  fence: Span;
  /** Whether a header may go without the key. */
  optional: (key: string) => boolean;
}

function toDiagnostic(
  issue: z.core.$ZodIssue,
  fields: Fields,
  { keys, fence, optional }: Rules,
): SourceDiagnostic {
  const key = String(issue.path[0] ?? '');
  const entry = fields.get(key)?.[0];
  if (!entry)
    return diagnose('missing-key', fence, `\`${key}\` is missing`, `Add a line \`${key}: …\``);
  const { value, span } = placeOf(entry, issue.path.slice(1));
  const fill = optional(key) ? 'Write a value, or delete the key' : 'Write a value';
  if (issue.code === 'custom') {
    const { code, hint } = issue.params ?? {};
    return diagnose(
      knownCode(code),
      span,
      `${entry.key} ${issue.message}`,
      typeof hint === 'string' ? hint : fill,
    );
  }
  if (value.kind === 'null') {
    const what = value === entry.value ? 'is empty' : 'has a value that is empty';
    return diagnose('missing-key', span, `${entry.key} ${what}`, fill);
  }
  if (value.kind === 'map' && value !== entry.value && issue.message === 'is not text') {
    const message = `${entry.key} has a value that is read as a key and its value`;
    return diagnose(
      'invalid-value',
      span,
      message,
      'Put quotation marks around a value that holds `: `',
    );
  }
  const shape = (keys[key]?.shape ?? 'text').replace(/, required$/, '');
  return diagnose('invalid-value', span, `${entry.key} ${issue.message}`, `Its shape is: ${shape}`);
}

function knownCode(code: unknown): DiagnosticCode {
  const known = Object.keys(diagnosticCodes) as DiagnosticCode[];
  return known.find((entry) => entry === code) ?? 'invalid-value';
}

/** The innermost value that the path leads to, and its place; of a key without a value, the key's. */
function placeOf(
  entry: FrontMatterEntry,
  path: readonly PropertyKey[],
): { value: FrontMatterValue; span: Span } {
  let value: FrontMatterValue = entry.value;
  for (const step of path) {
    let inner: FrontMatterValue | undefined;
    if (value.kind === 'list' && typeof step === 'number') inner = value.items[step];
    if (value.kind === 'map') inner = value.entries.find(({ key }) => key === step)?.value;
    if (!inner) break;
    value = inner;
  }
  return {
    value,
    span: value.kind === 'null' && value === entry.value ? entry.keySpan : value.span,
  };
}
