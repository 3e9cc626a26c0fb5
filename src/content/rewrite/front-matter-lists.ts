import { append } from '../append.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import type { FieldTable } from '../front-matter/field-table.ts';
import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import { parseFrontMatter } from '../front-matter/parse-front-matter.ts';
import { termsInside } from '../front-matter/resolve-keys.ts';
import { decodeLine } from '../front-matter/value-types.ts';
import { offsetAt, type Edit } from './text-edits.ts';

export type Quote = '' | "'" | '"';

/** One value of a list, with its quotation marks between `start` and `end`. */
export interface ListItem {
  /** Decoded, as the schema reads it. */
  value: string;
  start: number;
  end: number;
  quote: Quote;
}

/** A list in the text; a repeated key has several. */
export interface FrontMatterList {
  /** In its canonical spelling. */
  key: string;
  /** Of the key. */
  span: Span;
  /** `[a, b]`, lines of `- a`, text with commas, one text, or a notation that is not edited. */
  shape: 'flow' | 'block' | 'commas' | 'single' | 'other';
  items: ListItem[];
}

type Items = Pick<FrontMatterList, 'shape' | 'items'>;

/** Finds the lists of these keys in a text without byte-order mark. A text counts as a list of one. */
export function frontMatterLists(
  text: string,
  table: FieldTable,
  wanted: readonly string[],
): FrontMatterList[] {
  const { fields, spellings } = table;
  const { entries } = parseFrontMatter(text, table);
  return entries.flatMap(termsInside).flatMap(({ key: written, keySpan, value }) => {
    const key = spellings.get(written);
    if (key === undefined || !wanted.includes(key)) return [];
    const splits = fields[key]?.type.list?.splitAtCommas === true;
    return [{ key, span: keySpan, ...itemsOf(text, value, splits) }];
  });
}

/** Gives an item another value, in the quotation marks that it has or needs. */
export function replaceItem({ shape }: FrontMatterList, item: ListItem, value: string): Edit {
  const { start, end, quote } = item;
  // Text with commas has one pair of quotation marks, around all of it.
  const text = shape === 'commas' && quote !== '' ? escapeText(value, quote) : scalar(value, quote);
  return { start, end, text };
}

/** Takes items out of a list with the commas or lines that belong to them. Comments stay. */
export function removeItems(
  text: string,
  { shape, items }: FrontMatterList,
  gone: readonly ListItem[],
): Edit[] {
  if (shape === 'block') return gone.map((item) => removeLine(text, item));
  const edits: Edit[] = [];
  for (const [index, item] of items.entries()) {
    if (!gone.includes(item)) continue;
    const next = items[index + 1];
    if (next) {
      append(edits, removeWithCommaAfter(text, item, next));
      continue;
    }
    // Of several at the end, the first takes the comma before it.
    let first = index;
    while (first > 0 && gone.includes(items[first - 1] ?? item)) first -= 1;
    const kept = items[first - 1];
    edits.push({ start: item.start, end: item.end, text: '' });
    if (kept) append(edits, removeCommaBetween(text, kept, items[first] ?? item));
  }
  return edits;
}

/**
 * Adds values at the end of a list, in the quotation marks of its last item. Undefined for a list
 * that is empty or in a notation that is not edited.
 */
export function addItems(
  text: string,
  { shape, items }: FrontMatterList,
  values: readonly string[],
): Edit[] | undefined {
  const last = items.at(-1);
  if (shape === 'other' || !last) return undefined;
  if (values.length === 0) return [];
  const { start, end, quote } = last;
  const written = values.map((value) => scalar(value, quote));
  switch (shape) {
    case 'block': {
      const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
      if (!/^ *- +$/.test(lead)) return undefined;
      const next = text.indexOf('\n', end) + 1;
      const lineEnd = text[next - 2] === '\r' ? '\r\n' : '\n';
      const lines = written.map((value) => lead + value + lineEnd);
      return [{ start: next, end: next, text: lines.join('') }];
    }
    case 'commas':
      return [{ start: end, end, text: values.map((value) => `, ${value}`).join('') }];
    case 'flow':
      return [{ start: end, end, text: written.map((value) => `, ${value}`).join('') }];
    case 'single':
      return [
        { start, end: start, text: '[' },
        { start: end, end, text: `, ${written.join(', ')}]` },
      ];
  }
}

/** A value as YAML: as it is where YAML certainly reads it as text, else in quotation marks. */
export function scalar(value: string, quote: Quote): string {
  const marks = quote !== '' ? quote : isPlain(value) ? '' : "'";
  return marks + escapeText(value, marks) + marks;
}

function itemsOf(text: string, value: FrontMatterValue, splits: boolean): Items {
  if (value.kind === 'list') {
    const items = value.items.map((item) => itemOf(text, item));
    const there = items.filter((item) => item !== undefined);
    if (there.length < items.length) return { shape: 'other', items: there };
    return { shape: text[startOf(text, value)] === '[' ? 'flow' : 'block', items: there };
  }
  const whole = itemOf(text, value);
  if (!whole || value.kind !== 'text') return { shape: 'other', items: [] };
  return splits ? splitItem(text, whole, value.value) : { shape: 'single', items: [whole] };
}

function splitItem(text: string, { start, end, quote }: ListItem, value: string): Items {
  const inside = text.slice(start + quote.length, end - quote.length);
  let at = start + quote.length;
  const items = value.split(',').map((part): ListItem => {
    const from = at + (part.length - part.trimStart().length);
    at += part.length + 1;
    return { value: decodeLine(part), start: from, end: from + part.trim().length, quote };
  });
  const there = items.filter((item) => item.value !== '');
  // With an escaped character, offsets in the value are not those in the text.
  return { shape: inside === value ? 'commas' : 'other', items: there };
}

/** Undefined for a value that spans several lines, or is no text. */
function itemOf(text: string, value: FrontMatterValue): ListItem | undefined {
  if (value.kind !== 'text') return undefined;
  const start = startOf(text, value);
  const end = start + value.span.length;
  const written = text.slice(start, end);
  const first = written[0] ?? '';
  const quote = value.quoted && (first === "'" || first === '"') ? first : '';
  const isWhole =
    quote === '' ? written === value.value : written.length > 1 && written.endsWith(quote);
  return isWhole ? { value: decodeLine(value.value), start, end, quote } : undefined;
}

function startOf(text: string, { span }: FrontMatterValue): number {
  return offsetAt(text, span) ?? text.length;
}

function removeWithCommaAfter(text: string, item: ListItem, next: ListItem): Edit[] {
  const between = text.slice(item.end, next.start);
  if (/^\s*,[^\S\n]*$/.test(between)) return [{ start: item.start, end: next.start, text: '' }];
  const comma = item.end + between.indexOf(',');
  return [
    { start: item.start, end: item.end, text: '' },
    { start: comma, end: comma + 1, text: '' },
  ];
}

function removeCommaBetween(text: string, kept: ListItem, gone: ListItem): Edit[] {
  const between = text.slice(kept.end, gone.start);
  if (/^\s*,[^\S\n]*$/.test(between)) return [{ start: kept.end, end: gone.start, text: '' }];
  const comma = kept.end + between.indexOf(',');
  return [{ start: comma, end: comma + 1, text: '' }];
}

function removeLine(text: string, { start, end }: ListItem): Edit {
  const lineEnd = text.indexOf('\n', end);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd === -1 ? text.length : lineEnd + 1,
    text: '',
  };
}

function escapeText(value: string, quote: Quote): string {
  if (quote === "'") return value.replaceAll("'", "''");
  return quote === '"' ? value.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : value;
}

function isPlain(value: string): boolean {
  if (/^(?:null|true|false)$/i.test(value)) return false;
  return /^[\p{L}\p{N}/](?:[\p{L}\p{M}\p{N} .&+/_'’()-]*[\p{L}\p{M}\p{N}.+)/])?$/u.test(value);
}
