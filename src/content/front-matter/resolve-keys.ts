import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { nearestKey, type FieldTable } from './field-table.ts';
import { sameValue, type FrontMatterEntry, type FrontMatterValue } from './front-matter-value.ts';
import { decodeLine, type ListRules } from './value-types.ts';

export interface ResolvedKeys {
  /** By key: its entries, the best accepted spelling first, empty ones last; never none. */
  entries: Map<string, FrontMatterEntry[]>;
  diagnostics: SourceDiagnostic[];
}

/** Finds the key of every spelling, merges repeated keys, and reports near misses. */
export function resolveKeys(written: readonly FrontMatterEntry[], table: FieldTable): ResolvedKeys {
  const { fields, spellings } = table;
  const diagnostics: SourceDiagnostic[] = [];
  const bySpelling = new Map<string, FrontMatterEntry>();
  for (const original of written) {
    const key = spellings.get(original.key);
    const list = key === undefined ? undefined : fields[key]?.type.list;
    const entry = list ? { ...original, value: listValue(original.value, list) } : original;
    const earlier = bySpelling.get(original.key);
    if (!earlier) {
      bySpelling.set(original.key, entry);
      if (key === undefined) append(diagnostics, nearMiss(original, table));
    } else if (!sameValue(earlier.value, entry.value)) {
      const joins = list?.joinRepeated === true;
      bySpelling.set(original.key, mergeRepeated(earlier, entry, joins, diagnostics));
    }
  }
  const entries = new Map<string, FrontMatterEntry[]>();
  for (const [spelling, key] of spellings) {
    const entry = bySpelling.get(spelling);
    if (!entry) continue;
    const isDistinct = fields[key]?.type.list?.distinct === true;
    const value = isDistinct ? withoutRepeated(entry.value) : entry.value;
    entries.set(key, emptyLast([...(entries.get(key) ?? []), { ...entry, value }]));
  }
  return { entries, diagnostics };
}

/** Exports leave keys empty that nobody filled; another spelling of the key may have the value. */
function emptyLast(entries: readonly FrontMatterEntry[]): FrontMatterEntry[] {
  const isFilled = ({ value }: FrontMatterEntry): boolean =>
    value.kind === 'text' ? value.value.trim() !== '' : value.kind !== 'null';
  return [...entries.filter(isFilled), ...entries.filter((entry) => !isFilled(entry))];
}

/** A text as a list; other values as they are. */
function listValue(value: FrontMatterValue, { splitAtCommas }: ListRules): FrontMatterValue {
  if (value.kind !== 'text') return value;
  const items = splitAtCommas ? splitText(value) : value.value.trim() === '' ? [] : [value];
  return { kind: 'list', span: value.span, items };
}

/** Leaves out what the schema leaves out, so that the values have the spans of their indices. */
function withoutRepeated(value: FrontMatterValue): FrontMatterValue {
  if (value.kind !== 'list') return value;
  const seen = new Set(['']);
  const items = value.items.filter((item) => {
    if (item.kind !== 'text' && item.kind !== 'boolean') return true;
    const text = decodeLine(String(item.value));
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
  return { ...value, items };
}

/** Each part has its own span where the text stands on one line without quotation marks. */
function splitText(value: FrontMatterValue & { kind: 'text' }): FrontMatterValue[] {
  const isLiteral = !value.quoted && value.span.length === value.value.length;
  let start = 0;
  const items: FrontMatterValue[] = [];
  for (const part of value.value.split(',')) {
    const text = part.trim();
    const column = value.span.column + start + part.indexOf(text);
    const span = isLiteral ? { line: value.span.line, column, length: text.length } : value.span;
    if (text !== '') items.push({ kind: 'text', span, value: text, quoted: value.quoted });
    start += part.length + 1;
  }
  return items;
}

function mergeRepeated(
  earlier: FrontMatterEntry,
  later: FrontMatterEntry,
  joins: boolean,
  diagnostics: SourceDiagnostic[],
): FrontMatterEntry {
  const message = `\`${later.key}\` stands in lines ${earlier.keySpan.line} and ${later.keySpan.line} with different values`;
  if (!joins || earlier.value.kind !== 'list' || later.value.kind !== 'list') {
    const hint = 'Keep the right one and delete the other';
    diagnostics.push(diagnose('repeated-key', later.keySpan, message, hint));
    return earlier;
  }
  diagnostics.push(
    diagnose(
      'repeated-list',
      later.keySpan,
      `${message}; they are joined`,
      'Write one line with all of them',
    ),
  );
  const items = [...earlier.value.items];
  for (const item of later.value.items) {
    if (!items.some((other) => sameValue(other, item))) items.push(item);
  }
  return { ...earlier, value: { kind: 'list', span: earlier.value.span, items } };
}

function nearMiss(entry: FrontMatterEntry, table: FieldTable): SourceDiagnostic[] {
  const key = nearestKey(entry.key, table);
  if (key === undefined) return [];
  const message = `\`${entry.key}\` is no key of front matter and is not read`;
  return [diagnose('near-miss-key', entry.keySpan, message, `Did you mean \`${key}\`?`)];
}
