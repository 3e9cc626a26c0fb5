import { z } from 'astro/zod';
import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import { diagnosticCodes, type DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import type { FieldTable } from './field-table.ts';
import { isDraft } from './is-draft.ts';
import { plainValue, type FrontMatterEntry, type FrontMatterValue } from './front-matter-value.ts';
import type { ResolvedKeys } from './resolve-keys.ts';
import { inCode, quotedYaml } from './yaml-text.ts';
import type { Hint } from './value-types.ts';

export interface ValidatedFrontMatter<Data> {
  /** Absent where the front matter has an error. */
  data?: Data;
  /** Of front matter with an error, the values that are valid: checks of other files need them. */
  partial?: Partial<Data>;
  diagnostics: SourceDiagnostic[];
}

type Entries = ResolvedKeys['entries'];

/**
 * Validates the best spelling of every key; each diagnostic has the span of its value.
 *
 * @param fence what a missing key is reported at.
 */
export function validateFrontMatter<Schema extends z.ZodObject>(
  { entries, doubtful }: Pick<ResolvedKeys, 'entries' | 'doubtful'>,
  table: FieldTable<Schema>,
  fence: Span,
): ValidatedFrontMatter<z.output<Schema>> {
  const isUnsure = HOLD_BACK.some((key) => doubtful.has(key));
  const values = plainValues(entries);
  const draft = !isUnsure && isDraft(values);
  if (draft && isBlank(values.date)) delete values.date;
  const result = table.schema.safeParse(values);
  const issues = result.error?.issues ?? [];
  const diagnostics = issues.map((issue) => toDiagnostic(issue, entries, table, fence));
  if (isUnsure) {
    const sure = without(values, new Set(HOLD_BACK));
    return { partial: validValues(sure, table.schema), diagnostics };
  }
  if (result.success) return { data: result.data, diagnostics };
  if (draft) {
    const failed = new Set(issues.map(({ path }) => String(path[0])));
    const rest = table.schema.safeParse(without(values, failed));
    if (rest.success) return { data: rest.data, diagnostics };
  }
  return { partial: validValues(values, table.schema), diagnostics };
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Keys that say whether an article is a draft. Of one that stands twice nobody knows. */
const HOLD_BACK = ['draft', 'published', 'status'];

/** The best spelling of every key as plain data, as a schema reads it. */
export function plainValues(entries: Entries): Record<string, unknown> {
  return Object.fromEntries(
    [...entries].flatMap(([key, [best]]) => (best ? [[key, plainValue(best.value)]] : [])),
  );
}

function without(
  values: Record<string, unknown>,
  keys: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key)));
}

function validValues<Schema extends z.ZodObject>(
  written: Record<string, unknown>,
  schema: Schema,
): Partial<z.output<Schema>> {
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const result = z.safeParse(field, written[key]);
    if (result.success) values[key] = result.data;
  }
  // Each value went through the very field that gives the output its type.
  return values as Partial<z.output<Schema>>;
}

function toDiagnostic(
  issue: z.core.$ZodIssue,
  entries: Entries,
  { fields }: FieldTable,
  fence: Span,
): SourceDiagnostic {
  const key = String(issue.path[0] ?? '');
  const type = fields[key]?.type;
  const entry = entries.get(key)?.[0];
  if (!entry)
    return diagnose('missing-key', fence, `\`${key}\` is missing`, `Add a line \`${key}: …\``);
  const { value, span } = innermost(entry, issue.path.slice(1));
  const fill = type?.required ? 'Write a value' : 'Write a value, or delete the key';
  if (issue.code === 'custom') {
    const { code, hint = fill } = (issue.params ?? {}) as { code?: unknown; hint?: Hint };
    const lineWith = (written: string): string =>
      value === entry.value ? `\`${entry.key}: ${written}\`` : `\`${written}\``;
    return diagnose(
      knownCode(code),
      span,
      `${entry.key} ${issue.message}`,
      typeof hint === 'string' ? hint : hint(lineWith),
    );
  }
  if (value.kind === 'null') {
    const what = value === entry.value ? 'is empty' : 'has a value that is empty';
    return diagnose('missing-key', span, `${entry.key} ${what}`, fill);
  }
  if (value.kind === 'map' && value !== entry.value && issue.message === 'is not text') {
    const message = `${entry.key} has a value that is read as a key and its value`;
    const [only, other] = value.entries;
    const text =
      only?.value.kind === 'text' && !other
        ? quotedYaml(`${only.key}: ${only.value.value}`)
        : undefined;
    const hint = `Put quotation marks around a value that holds \`: \`${text === undefined ? '' : `, as ${inCode(text)}`}`;
    return diagnose('invalid-value', span, message, hint);
  }
  const hint = `Its shape is: ${type?.shape ?? 'text'}`;
  return diagnose('invalid-value', span, `${entry.key} ${issue.message}`, hint);
}

function knownCode(code: unknown): DiagnosticCode {
  const known = Object.keys(diagnosticCodes) as DiagnosticCode[];
  return known.find((entry) => entry === code) ?? 'invalid-value';
}

/** The innermost value that the path leads to, and its span; of a key without a value, the key's. */
function innermost(
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
  const isEmptyKey = value.kind === 'null' && value === entry.value;
  return { value, span: isEmptyKey ? entry.keySpan : value.span };
}
