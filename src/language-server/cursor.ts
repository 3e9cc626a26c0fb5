import type { Field, FieldTable } from '../content/front-matter/field-table.ts';

/** A part of a text by its offsets; `end` is exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/** Where a cursor stands, as far as a text that is being typed tells. */
export type Cursor =
  /** In the name of a key; `present` are the other keys of the front matter. */
  | {
      kind: 'key';
      range: TextRange;
      typed: string;
      hasColon: boolean;
      present: ReadonlySet<string>;
    }
  /** In a value, or an item of a list; `range` is that of the value with its quotation marks. */
  | {
      kind: 'value';
      range: TextRange;
      typed: string;
      quote: '' | "'" | '"';
      key: string;
      field?: Field;
    }
  /** In an address of the text. */
  | { kind: 'address'; range: TextRange; typed: string; of: 'link' | 'picture' }
  | { kind: 'other' };

/** What the text around an offset is. */
export function cursorAt(text: string, offset: number, table: FieldTable): Cursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const line: Line = {
    start,
    before: text.slice(start, offset),
    after: text.slice(offset, next === -1 ? text.length : next).replace(/\r$/, ''),
  };
  const above = text.slice(0, start).split('\n').slice(0, -1);
  return isInFrontMatter(above, line) ? inFrontMatter(text, above, line, table) : inBody(line);
}

interface Line {
  start: number;
  before: string;
  after: string;
}

const FENCE = /^\uFEFF?---[ \t]*(?:ya?ml)?[ \t]*\r?$/i;
const CLOSING = /^---[ \t]*\r?$/;
const KEY = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*:/u;

function isInFrontMatter(above: readonly string[], { before, after }: Line): boolean {
  const first = above.findIndex((line) => line.trim() !== '');
  if (first === -1 || !FENCE.test(above[first] ?? '')) return false;
  if (CLOSING.test(before + after)) return false;
  return !above.slice(first + 1).some((line) => CLOSING.test(line));
}

function inFrontMatter(
  text: string,
  above: readonly string[],
  line: Line,
  table: FieldTable,
): Cursor {
  const { start, before, after } = line;
  const isKey = /^[\p{L}\p{N}_-]*$/u.test(before) && !before.startsWith('---');
  if (isKey) {
    const rest = /^[\p{L}\p{N}_-]*/u.exec(after)?.[0] ?? '';
    const present = new Set(keysOf(text).filter((key) => key !== before + rest));
    return {
      kind: 'key',
      range: { start, end: start + before.length + rest.length },
      typed: before,
      hasColon: /^[ \t]*:/.test(after.slice(rest.length)),
      present,
    };
  }
  const own = KEY.exec(before);
  const key = own?.[1] ?? keyAbove(above);
  if (key === undefined) return { kind: 'other' };
  const field = table.fields[table.spellings.get(key) ?? ''];
  const isList = field?.type.list !== undefined;
  const lead = own?.[0].length ?? /^\s*(?:-[ \t]+)?/.exec(before)?.[0].length ?? 0;
  const from = Math.max(lead, isList ? lastSeparator(before, lead) : lead);
  const blank = /^[ \t]*/.exec(before.slice(from))?.[0].length ?? 0;
  const typed = before.slice(from + blank);
  const first = typed[0];
  const quote = first === '"' || first === "'" ? first : '';
  const end = (isList ? /^[^,\]]*/ : /^.*/s).exec(after)?.[0].trimEnd().length ?? 0;
  return {
    kind: 'value',
    range: { start: start + from + blank, end: start + before.length + end },
    typed: typed.slice(quote.length),
    quote,
    key,
    ...(field && { field }),
  };
}

/** The last `[` or `,` that stands in no quotation marks. */
function lastSeparator(before: string, from: number): number {
  let quote = '';
  let last = from;
  for (let at = from; at < before.length; at += 1) {
    const character = before[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '[' || character === ',') last = at + 1;
    // An apostrophe within a word opens nothing.
    else if ((character === '"' || character === "'") && /[\s[,]/.test(before[at - 1] ?? ' '))
      quote = character;
  }
  return last;
}

/** The key that a line below it belongs to. */
function keyAbove(above: readonly string[]): string | undefined {
  for (const line of above.toReversed()) {
    const key = KEY.exec(line)?.[1];
    if (key !== undefined) return key;
    if (!/^(?:\s|-|#|[\]}]|$)/.test(line)) return undefined;
  }
  return undefined;
}

function keysOf(text: string): string[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && CLOSING.test(line));
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .flatMap((line) => KEY.exec(line)?.[1] ?? []);
}

const IN_ADDRESS: readonly (readonly [RegExp, 'link' | 'picture'])[] = [
  [/!\[(?:[^\][\\]|\\.)*\]\([ \t]*<?([^()\s<>]*)$/, 'picture'],
  [/\]\([ \t]*<?([^()\s<>]*)$/, 'link'],
  [/^[ \t>]*\[[^\]]+\]:[ \t]*<?(\S*)$/, 'link'],
  [/\shref\s*=\s*["']([^"']*)$/i, 'link'],
  [/\s(?:src|poster)\s*=\s*["']([^"']*)$/i, 'picture'],
];

function inBody({ start, before, after }: Line): Cursor {
  for (const [pattern, of] of IN_ADDRESS) {
    const typed = pattern.exec(before)?.[1];
    if (typed === undefined) continue;
    const rest = /^[^)\s"'<>]*/.exec(after)?.[0].length ?? 0;
    const offset = start + before.length;
    return {
      kind: 'address',
      range: { start: offset - typed.length, end: offset + rest },
      typed,
      of,
    };
  }
  return { kind: 'other' };
}
