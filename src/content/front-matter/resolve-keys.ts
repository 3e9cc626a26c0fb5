import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { withinDistance } from '../within-distance.ts';
import { sameValue, type FrontMatterEntry, type FrontMatterValue } from './front-matter-value.ts';
import type { KeyEntry } from './keys.ts';

export interface ResolvedFrontMatter {
  /** By canonical key: its entries, the best accepted spelling first, empty ones last; never none. */
  fields: Map<string, FrontMatterEntry[]>;
  diagnostics: SourceDiagnostic[];
}

/** Joined when repeated; the value tells whether text is split at commas. */
const LIST_KEYS: Readonly<Record<string, { commas: boolean }>> = {
  tags: { commas: true },
  categories: { commas: true },
  keywords: { commas: true },
  authors: { commas: false },
  reviewedBy: { commas: false },
  aliases: { commas: false },
};
export const JOINED_KEYS: ReadonlySet<string> = new Set([
  'tags',
  'categories',
  'authors',
  'keywords',
]);

/** Gives every key its canonical spelling, merges repeated ones, and finds the near misses. */
export function resolveKeys(
  entries: readonly FrontMatterEntry[],
  keys: Readonly<Record<string, KeyEntry>>,
): ResolvedFrontMatter {
  const diagnostics: SourceDiagnostic[] = [];
  const canonical = canonicalSpellings(keys);
  const bySpelling = new Map<string, FrontMatterEntry>();
  for (const written of entries) {
    const key = canonical.get(written.key);
    const entry = key === undefined ? written : { ...written, value: listed(key, written.value) };
    const earlier = bySpelling.get(written.key);
    if (!earlier) {
      bySpelling.set(written.key, entry);
      if (key === undefined) diagnostics.push(...nearMiss(written, canonical));
    } else if (!sameValue(earlier.value, entry.value)) {
      bySpelling.set(written.key, mergeRepeated(earlier, entry, key, diagnostics));
    }
  }
  const fields = new Map<string, FrontMatterEntry[]>();
  for (const [spelling, key] of canonical) {
    const entry = bySpelling.get(spelling);
    if (entry) fields.set(key, ranked([...(fields.get(key) ?? []), entry]));
  }
  return { fields, diagnostics };
}

/** What says nothing gives way to what says something: exports leave keys empty that nobody filled. */
function ranked(entries: readonly FrontMatterEntry[]): FrontMatterEntry[] {
  const isFilled = ({ value }: FrontMatterEntry): boolean =>
    value.kind === 'text' ? value.value.trim() !== '' : value.kind !== 'null';
  return [...entries.filter(isFilled), ...entries.filter((entry) => !isFilled(entry))];
}

/** Every accepted spelling with its canonical one; of one key the best spelling comes first. */
export function canonicalSpellings(keys: Readonly<Record<string, KeyEntry>>): Map<string, string> {
  return new Map(
    Object.entries(keys).flatMap(([key, { alsoAccepted }]) =>
      [key, ...alsoAccepted].map((spelling): [string, string] => [spelling, key]),
    ),
  );
}

/** A list key's value as a list; other values as they are. */
function listed(key: string, value: FrontMatterValue): FrontMatterValue {
  const list = LIST_KEYS[key];
  if (!list || value.kind !== 'text') return value;
  const items = list.commas ? splitAtCommas(value) : value.value.trim() === '' ? [] : [value];
  return { kind: 'list', span: value.span, items };
}

/** Each part keeps its own place where the text stands on one line without quotation marks. */
function splitAtCommas(value: FrontMatterValue & { kind: 'text' }): FrontMatterValue[] {
  const placed = !value.quoted && value.span.length === value.value.length;
  let start = 0;
  const items: FrontMatterValue[] = [];
  for (const part of value.value.split(',')) {
    const text = part.trim();
    const column = value.span.column + start + part.indexOf(text);
    const span = placed ? { line: value.span.line, column, length: text.length } : value.span;
    if (text !== '') items.push({ kind: 'text', span, value: text, quoted: value.quoted });
    start += part.length + 1;
  }
  return items;
}

function mergeRepeated(
  earlier: FrontMatterEntry,
  later: FrontMatterEntry,
  key: string | undefined,
  diagnostics: SourceDiagnostic[],
): FrontMatterEntry {
  const lines = `\`${later.key}\` stands in lines ${earlier.keySpan.line} and ${later.keySpan.line} with different values`;
  const joins = key !== undefined && JOINED_KEYS.has(key);
  if (joins && earlier.value.kind === 'list' && later.value.kind === 'list') {
    diagnostics.push(
      diagnose(
        'repeated-list',
        later.keySpan,
        `${lines}; they are joined`,
        'Write one line with all of them',
      ),
    );
    const known = [...earlier.value.items];
    for (const item of later.value.items) {
      if (!known.some((other) => sameValue(other, item))) known.push(item);
    }
    return { ...earlier, value: { kind: 'list', span: earlier.value.span, items: known } };
  }
  diagnostics.push(
    diagnose('repeated-key', later.keySpan, lines, 'Keep the right one and delete the other'),
  );
  return earlier;
}

function nearMiss(
  entry: FrontMatterEntry,
  canonical: ReadonlyMap<string, string>,
): SourceDiagnostic[] {
  const key = nearestKey(entry.key, canonical);
  if (key === undefined) return [];
  const message = `\`${entry.key}\` is no key of a header and is not read`;
  return [diagnose('near-miss-key', entry.keySpan, message, `Did you mean \`${key}\`?`)];
}

/** The canonical key that an unknown one was probably meant to be; `canonical` is by spelling. */
export function nearestKey(
  written: string,
  canonical: ReadonlyMap<string, string>,
): string | undefined {
  const plain = plainSpelling(written);
  const allowed = plain.length >= 8 ? 2 : 1;
  for (const [spelling, key] of canonical) {
    if (withinDistance(plain, plainSpelling(spelling), allowed)) return key;
  }
  return undefined;
}

/** So that `Safe_URL` and `safe-url` are near misses of `safeURL`. */
function plainSpelling(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
