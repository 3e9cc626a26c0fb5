import { decodeHTML } from 'entities';
import type { Span } from '../diagnostics/diagnostic.ts';
import type { FrontMatterValue } from '../front-matter/front-matter-value.ts';
import type { KeyEntry } from '../front-matter/keys.ts';
import { parseFrontMatter } from '../front-matter/parse-front-matter.ts';
import { canonicalSpellings } from '../front-matter/resolve-keys.ts';
import { splitFrontMatter } from '../front-matter/split-front-matter.ts';
import { LineIndex } from '../line-index.ts';
import { offsetAt } from './exact-text.ts';

export type Quote = '' | "'" | '"';

/** One value of a list, with its quotation marks between `start` and `end`. */
export interface ListItem {
  /** As a header's reader reads it. */
  value: string;
  start: number;
  end: number;
  quote: Quote;
}

/** One writing of a list in a header: a repeated key has several. */
export interface FrontMatterList {
  /** Canonical. */
  key: string;
  span: Span;
  /** `[a, b]`, lines of `- a`, text with commas, or something that can be read and not edited. */
  shape: 'flow' | 'block' | 'commas' | 'other';
  items: ListItem[];
}

/**
 * Where lists of these keys stand in a text without byte-order mark; `splits` says that commas part
 * their texts.
 */
export function frontMatterLists(
  text: string,
  keys: Readonly<Record<string, KeyEntry>>,
  wanted: readonly string[],
  splits: boolean,
): FrontMatterList[] {
  const { yaml, yamlOffset } = splitFrontMatter(text);
  if (yaml === undefined) return [];
  const canonical = canonicalSpellings(keys);
  const { entries } = parseFrontMatter(yaml, {
    offset: yamlOffset,
    lines: new LineIndex(text),
    text,
  });
  return entries.flatMap((entry): FrontMatterList[] => {
    const key = canonical.get(entry.key);
    if (key === undefined || !wanted.includes(key)) return [];
    return [{ key, span: entry.keySpan, ...listOf(text, entry.value, splits) }];
  });
}

function listOf(
  text: string,
  value: FrontMatterValue,
  splits: boolean,
): Pick<FrontMatterList, 'shape' | 'items'> {
  if (value.kind === 'list') {
    const items = value.items.map((item) => itemOf(text, item));
    const shape = text[startOf(text, value)] === '[' ? 'flow' : 'block';
    return { shape: items.includes(undefined) ? 'other' : shape, items: items.filter(isItem) };
  }
  if (value.kind !== 'text') return { shape: 'other', items: [] };
  const whole = itemOf(text, value);
  if (!whole) return { shape: 'other', items: [] };
  return splits ? splitAtCommas(text, whole, value.value) : { shape: 'commas', items: [whole] };
}

function splitAtCommas(
  text: string,
  { start, end, quote }: ListItem,
  value: string,
): Pick<FrontMatterList, 'shape' | 'items'> {
  const inside = text.slice(start + quote.length, end - quote.length);
  const plain = inside === value;
  let at = start + quote.length;
  const items = value.split(',').map((part): ListItem => {
    const from = at + (part.length - part.trimStart().length);
    const item = { value: read(part), start: from, end: from + part.trim().length, quote };
    at += part.length + 1;
    return item;
  });
  const there = items.filter((item) => item.value !== '');
  return { shape: plain ? 'commas' : 'other', items: there };
}

/** Undefined for one that runs over several lines, or is no text. */
function itemOf(text: string, value: FrontMatterValue): ListItem | undefined {
  if (value.kind !== 'text') return undefined;
  const start = startOf(text, value);
  const end = start + value.span.length;
  const written = text.slice(start, end);
  const first = written[0] ?? '';
  const quote = value.quoted && (first === "'" || first === '"') ? first : '';
  const whole =
    quote === '' ? written === value.value : written.length > 1 && written.endsWith(quote);
  return whole ? { value: read(value.value), start, end, quote } : undefined;
}

function isItem(item: ListItem | undefined): item is ListItem {
  return item !== undefined;
}

function startOf(text: string, { span }: FrontMatterValue): number {
  return offsetAt(text, span) ?? text.length;
}

/** As the schema of headers reads a text. */
function read(value: string): string {
  return decodeHTML(value).trim();
}
