import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { parseDate } from '../parse-date.ts';
import { nearestKey, type FieldTable } from './field-table.ts';
import {
  plainValue,
  sameValue,
  type FrontMatterEntry,
  type FrontMatterValue,
} from './front-matter-value.ts';
import { holdBack, misspeltHold } from './held-back.ts';
import { shapeValue, withoutRepeated } from './shape-value.ts';
import { yamlList } from './yaml-text.ts';
import { seenValue } from './unseen-values.ts';

export interface ResolvedKeys {
  /** By key: its entries, the best accepted spelling first, empty ones last; never none. */
  entries: Map<string, FrontMatterEntry[]>;
  /** All that is written, in the order of the file, known keys in the shape that schemas read. */
  written: FrontMatterEntry[];
  /** Keys that stand twice and decide whether or where an article is public. */
  doubtful: ReadonlySet<string>;
  diagnostics: SourceDiagnostic[];
}

/** Finds the key of every spelling, merges repeated keys, and reports near misses. */
export function resolveKeys(read: readonly FrontMatterEntry[], table: FieldTable): ResolvedKeys {
  const { fields, spellings } = table;
  const diagnostics: SourceDiagnostic[] = [];
  const doubtful = new Set<string>();
  const bySpelling = new Map<string, FrontMatterEntry>();
  const given: FrontMatterEntry[] = [];
  const written = read.flatMap(termsInside).map((original): FrontMatterEntry => {
    const type = fields[spellings.get(original.key) ?? '']?.type;
    const shaped = shapeValue(original, type);
    append(diagnostics, shaped.diagnostics);
    append(given, shaped.gives);
    return { ...original, value: shaped.value };
  });
  for (const shaped of written) {
    const key = spellings.get(shaped.key);
    const unseen = fields[key ?? '']?.type.unseen;
    const entry = unseen ? { ...shaped, value: seenValue(shaped.value, unseen) } : shaped;
    const earlier = bySpelling.get(entry.key);
    if (!earlier) {
      bySpelling.set(entry.key, entry);
      if (key === undefined) append(diagnostics, nearMiss(entry, table));
    } else if (!sameValue(earlier.value, entry.value)) {
      if (fields[key ?? '']?.decides) doubtful.add(key ?? '');
      bySpelling.set(entry.key, mergeRepeated(earlier, entry, fields[key ?? ''], diagnostics));
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
  for (const [key, ofKey] of entries) {
    const field = fields[key];
    const [best, ...others] = ofKey;
    if (field?.type.list && best) entries.set(key, [joinLists(best, others, diagnostics)]);
    else if (field?.decides && key !== 'safeURL' && differ(ofKey, diagnostics)) doubtful.add(key);
  }
  for (const entry of given) {
    const [known] = entries.get(entry.key) ?? [];
    if (fields[entry.key] && (!known || !isFilled(known))) entries.set(entry.key, [entry]);
  }
  append(diagnostics, holdBack(written, entries, table));
  return { entries, written, doubtful, diagnostics };
}

/** Zola and others keep the terms of an article in a map of their own. */
export function termsInside(entry: FrontMatterEntry): FrontMatterEntry[] {
  return entry.key === 'taxonomies' && entry.value.kind === 'map' ? entry.value.entries : [entry];
}

/** Exports leave keys empty that nobody filled; another spelling of the key may have the value. */
function emptyLast(entries: readonly FrontMatterEntry[]): FrontMatterEntry[] {
  return [...entries.filter(isFilled), ...entries.filter((entry) => !isFilled(entry))];
}

function isFilled({ value }: FrontMatterEntry): boolean {
  if (value.kind === 'text') return value.value.trim() !== '';
  return value.kind === 'list' ? value.items.length > 0 : value.kind !== 'null';
}

/** What counts of a key that stands twice with different values. */
function mergeRepeated(
  earlier: FrontMatterEntry,
  later: FrontMatterEntry,
  field: FieldTable['fields'][string] | undefined,
  diagnostics: SourceDiagnostic[],
): FrontMatterEntry {
  const { key, keySpan } = later;
  const message = `\`${key}\` stands in lines ${earlier.keySpan.line} and ${keySpan.line} with different values`;
  if (field?.decides) {
    const hint = 'Keep the right one and delete the other';
    diagnostics.push(diagnose('repeated-key', keySpan, message, hint));
    return earlier;
  }
  const joined = field?.type.list?.joinRepeated ? union(earlier, later) : undefined;
  if (joined) {
    const hint = oneLine(joined);
    diagnostics.push(diagnose('repeated-list', keySpan, `${message}; they are joined`, hint));
    return joined;
  }
  const hint = 'Delete the one that does not count';
  diagnostics.push(diagnose('overridden-key', keySpan, `${message}; the last one counts`, hint));
  return later;
}

/** A list with what the other adds; undefined where one of them is no list. */
function union(one: FrontMatterEntry, other: FrontMatterEntry): FrontMatterEntry | undefined {
  if (one.value.kind === 'null') return other;
  if (other.value.kind === 'null') return one;
  if (one.value.kind !== 'list' || other.value.kind !== 'list') return undefined;
  const items = [...one.value.items];
  const known = new Set(items.map(textOf));
  for (const item of other.value.items) if (!known.has(textOf(item))) items.push(item);
  return { ...one, value: { ...one.value, items } };
}

/** Longer lists are not written out in a hint. */
const LONGEST_LINE = 200;

function oneLine({ key, value }: FrontMatterEntry): string {
  const items = value.kind === 'list' ? value.items : [];
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  const line = `${key}: ${yamlList(texts)}`;
  const isWhole = texts.length === items.length && !line.includes('`');
  return isWhole && line.length <= LONGEST_LINE
    ? `Write one line, \`${line}\``
    : 'Write one line with all of them';
}

function textOf(value: FrontMatterValue): string {
  return value.kind === 'text' ? value.value : JSON.stringify(plainValue(value));
}

/** One list of those that stand under several spellings of a key: an exporter may fill both. */
function joinLists(
  best: FrontMatterEntry,
  others: readonly FrontMatterEntry[],
  diagnostics: SourceDiagnostic[],
): FrontMatterEntry {
  let joined = best;
  for (const other of others) {
    const more = union(joined, other);
    if (!more || !isFilled(other) || sameValue(joined.value, other.value)) continue;
    const lines = `lines ${joined.keySpan.line} and ${other.keySpan.line}`;
    const message = `\`${joined.key}\` and \`${other.key}\` in ${lines} mean the same; they are joined`;
    diagnostics.push(diagnose('repeated-list', other.keySpan, message, oneLine(more)));
    joined = more;
  }
  return joined;
}

/** Whether spellings of a key that decides say different things; an empty one says nothing. */
function differ(
  [best, ...others]: readonly FrontMatterEntry[],
  diagnostics: SourceDiagnostic[],
): boolean {
  const other = others.find((entry) => isFilled(entry) && best && meaning(entry) !== meaning(best));
  if (!best || !other) return false;
  const lines = `lines ${best.keySpan.line} and ${other.keySpan.line}`;
  const message = `\`${best.key}\` and \`${other.key}\` in ${lines} mean the same and differ`;
  const hint = 'Keep the right one and delete the other';
  diagnostics.push(diagnose('repeated-key', other.keySpan, message, hint));
  return true;
}

/** Two spellings of one day are no contradiction: exporters write one with the time. */
function meaning({ value }: FrontMatterEntry): string {
  const date = value.kind === 'text' ? parseDate(value.value) : undefined;
  return date?.day ?? textOf(value);
}

function nearMiss(entry: FrontMatterEntry, table: FieldTable): SourceDiagnostic[] {
  const key = nearestKey(entry.key, table);
  if (key === undefined || misspeltHold(entry, table).length > 0) return [];
  const message = `\`${entry.key}\` is no key of front matter and is not read`;
  return [diagnose('near-miss-key', entry.keySpan, message, `Did you mean \`${key}\`?`)];
}
