import { append } from '../append.ts';
import { type FieldTable, nearestKey } from '../front-matter/field-table.ts';
import { type FrontMatterEntry, sameValue } from '../front-matter/front-matter-value.ts';
import { parseFrontMatter } from '../front-matter/parse-front-matter.ts';
import { explainDate } from '../explain-date.ts';
import { parseDate } from '../parse-date.ts';
import { addItems, frontMatterLists } from './front-matter-lists.ts';
import { type Edit, offsetAt } from './text-edits.ts';

export interface Fix {
  /** Line of the entry, from 1. */
  line: number;
  /** What was done, as ``auhtor` is `authors` now`, without a full stop. */
  what: string;
  edits: Edit[];
  /** The key whose value is read now and was not before. */
  adds?: string;
}

/** An entry of the front matter by its offsets in the text. */
interface LocatedEntry extends FrontMatterEntry {
  /** Of the key as it is written. */
  start: number;
  /** Where the next entry begins, or the closing fence. */
  end: number;
}

/**
 * Plans what can be fixed with certainty in the front matter of a text without byte-order mark. A key
 * that stands twice is only merged; its other fixes are in the plan of the merged text.
 */
export function planFixes(text: string, table: FieldTable): Fix[] {
  const { fields, spellings } = table;
  const bySpelling = Map.groupBy(locateEntries(text, table), ({ key }) => key);
  const written = Map.groupBy(bySpelling.keys(), (spelling) => spellings.get(spelling));
  const fixes: Fix[] = [];
  for (const [spelling, [first, ...repeated]] of bySpelling) {
    if (!first) continue;
    const key = spellings.get(spelling);
    const merged = repeated.map((later) => mergeRepeated(text, first, later, table));
    for (const fix of merged) if (fix) fixes.push(fix);
    // Entries are merged by their spelling, which a fix would change in one of them.
    if (repeated.length > 0) continue;
    const better = key ?? nearKey(spelling, table, [...bySpelling.keys()]);
    const taken = written.get(better)?.some((other) => other !== spelling) ?? false;
    if (better !== undefined && better !== spelling && !taken)
      append(fixes, renameKey(text, first, better, key === undefined));
    if (key !== undefined && fields[key]?.type.kind === 'date')
      append(fixes, rewriteDate(text, first, key));
  }
  return fixes.sort((one, other) => one.line - other.line);
}

/** The entries in their order; none of front matter that cannot be parsed, or of which a part is not read. */
function locateEntries(text: string, table: FieldTable): LocatedEntry[] {
  const { entries, diagnostics, isAbridged, yaml = '', yamlOffset } = parseFrontMatter(text, table);
  if (diagnostics.length > 0 || isAbridged) return [];
  const starts = entries.map(({ keySpan }) => offsetAt(text, keySpan) ?? text.length);
  // The line break before the closing fence belongs to the last entry.
  const close = text.indexOf('\n', yamlOffset + yaml.length) + 1;
  return entries.map((entry, index) => ({
    ...entry,
    start: starts[index] ?? close,
    end: starts[index + 1] ?? close,
  }));
}

/** The key that a spelling nearly is, where no other spelling of the file could be that key. */
function nearKey(
  spelling: string,
  table: FieldTable,
  written: readonly string[],
): string | undefined {
  const key = nearestKey(spelling, table);
  if (key === undefined) return undefined;
  const { decides, neverGuessed } = table.fields[key] ?? {};
  if (decides || neverGuessed) return undefined;
  const others = written.filter((other) => other !== spelling && nearestKey(other, table) === key);
  return others.length === 0 ? key : undefined;
}

function renameKey(text: string, entry: LocatedEntry, better: string, isNear: boolean): Fix[] {
  const { key, keySpan, start } = entry;
  const end = start + key.length;
  if (text.slice(start, end) !== key) return [];
  const what = `\`${key}\` is \`${better}\` now`;
  const fix = { line: keySpan.line, what, edits: [{ start, end, text: better }] };
  return [isNear ? { ...fix, adds: better } : fix];
}

function rewriteDate(
  text: string,
  { key, value, start, end }: LocatedEntry,
  canonical: string,
): Fix[] {
  if (value.kind !== 'text') return [];
  const meant = meantDate(value.value);
  const iso = isoDate(value.value) ?? meant;
  const at = text.indexOf(value.value, start + key.length);
  if (iso === undefined || at === -1 || at + value.value.length > end) return [];
  const edit = { start: at, end: at + value.value.length, text: iso };
  const what = `\`${key}\` is written ${iso} now`;
  const fix = { line: value.span.line, what, edits: [edit] };
  return [meant === undefined ? fix : { ...fix, adds: canonical }];
}

/** Undefined where the values cannot be joined, or are in a notation that is not edited. */
function mergeRepeated(
  text: string,
  first: LocatedEntry,
  later: LocatedEntry,
  table: FieldTable,
): Fix | undefined {
  const gone = removeEntry(text, later);
  if (!gone) return undefined;
  const { line } = later.keySpan;
  const what = `\`${later.key}\` is one with the one above now`;
  if (sameValue(first.value, later.value)) return { line, what, edits: [gone] };
  const key = table.spellings.get(first.key) ?? '';
  if (table.fields[key]?.type.list?.joinRepeated !== true) return undefined;
  const lists = frontMatterLists(text, table, [key]);
  const listAt = (entry: LocatedEntry) =>
    lists.find(({ span }) => span.line === entry.keySpan.line);
  const [one, other] = [listAt(first), listAt(later)];
  if (!one || !other || other.shape === 'other') return undefined;
  const known = new Set(one.items.map(({ value }) => value));
  const missing = new Set(other.items.map(({ value }) => value)).difference(known);
  const joined = addItems(text, one, [...missing]);
  return joined && { line, what, edits: [...joined, gone] };
}

/** Removes the lines of an entry; undefined where they hold a comment or another entry. */
function removeEntry(text: string, { start, end }: LocatedEntry): Edit | undefined {
  const own = text.slice(start, end);
  const isWhole = (start === 0 || text[start - 1] === '\n') && text[end - 1] === '\n';
  return isWhole && !own.includes('#') ? { start, end, text: '' } : undefined;
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))?$/;
const HAS_TIME = /\d:\d{2}/;
const ZONE = /\s*(?:[A-Za-z]{1,3}|[+-]\d{1,2}(?::?\d{2})?)$/;
const MINUTE = 60_000;

/**
 * Rewrites a date as ISO 8601: the same moment, and the same day in the same zone. Undefined for a
 * date that is ISO 8601 already, and for what is no date.
 */
export function isoDate(written: string): string | undefined {
  const text = written.trim();
  const date = parseDate(text);
  if (!date || ISO.test(text)) return undefined;
  const iso = HAS_TIME.test(text) ? withTime(text, date.time) : date.day;
  const read = iso === undefined ? undefined : parseDate(iso);
  return read?.time === date.time && read.day === date.day ? iso : undefined;
}

/**
 * The date that a text in another spelling stands for, as `28. November 2026`. Undefined for one that
 * is read, has a part to be corrected, or may be either of two.
 */
function meantDate(written: string): string | undefined {
  if (parseDate(written)) return undefined;
  const { reason, readings } = explainDate(written);
  return reason === undefined && readings.length === 1 ? readings[0] : undefined;
}

function withTime(text: string, time: number): string | undefined {
  // Without its zone the date reads as UTC; the difference is the zone.
  const clock = parseDate(text.replace(ZONE, '')) ?? parseDate(text);
  if (!clock) return undefined;
  const minutes = (clock.time - time) / MINUTE;
  const local = new Date(clock.time).toISOString().slice(0, 19);
  return minutes === 0 ? `${local}Z` : `${local}${zoneOf(minutes)}`;
}

function zoneOf(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
