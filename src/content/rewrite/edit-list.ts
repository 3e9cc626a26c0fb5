import type { Edit } from './apply-edits.ts';
import type { FrontMatterList, ListItem, Quote } from './front-matter-lists.ts';

/** An edit that gives an item another value, in the quotation marks that it has or needs. */
export function replaceItem({ shape }: FrontMatterList, item: ListItem, value: string): Edit {
  const { start, end, quote } = item;
  // Text with commas has one pair of quotation marks, around all of it.
  const text = shape === 'commas' && quote !== '' ? escaped(value, quote) : scalar(value, quote);
  return { start, end, text };
}

/**
 * Edits that take items out of a list with the commas or lines that belong to them; the list keeps
 * at least one. Comments and lines of others stay.
 */
export function removeItems(
  text: string,
  list: FrontMatterList,
  gone: readonly ListItem[],
): Edit[] {
  if (list.shape === 'block') return gone.map((item) => wholeLine(text, item));
  const edits: Edit[] = [];
  const { items } = list;
  for (const [index, item] of items.entries()) {
    if (!gone.includes(item)) continue;
    const next = items[index + 1];
    if (next) {
      edits.push(...withCommaAfter(text, item, next));
      continue;
    }
    // Of several at the end, the first takes the comma before it.
    let first = index;
    while (first > 0 && gone.includes(items[first - 1] ?? item)) first -= 1;
    const kept = items[first - 1];
    edits.push({ start: item.start, end: item.end, text: '' });
    if (kept) edits.push(...commaBetween(text, kept, items[first] ?? item));
  }
  return edits;
}

function withCommaAfter(text: string, item: ListItem, next: ListItem): Edit[] {
  const between = text.slice(item.end, next.start);
  if (/^\s*,[^\S\n]*$/.test(between)) return [{ start: item.start, end: next.start, text: '' }];
  const comma = item.end + between.indexOf(',');
  return [
    { start: item.start, end: item.end, text: '' },
    { start: comma, end: comma + 1, text: '' },
  ];
}

function commaBetween(text: string, kept: ListItem, gone: ListItem): Edit[] {
  const between = text.slice(kept.end, gone.start);
  if (/^\s*,[^\S\n]*$/.test(between)) return [{ start: kept.end, end: gone.start, text: '' }];
  const comma = kept.end + between.indexOf(',');
  return [{ start: comma, end: comma + 1, text: '' }];
}

function wholeLine(text: string, { start, end }: ListItem): Edit {
  const lineEnd = text.indexOf('\n', end);
  return {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd === -1 ? text.length : lineEnd + 1,
    text: '',
  };
}

/** A value as YAML: as it is where that is certain to be read as text, else in quotation marks. */
export function scalar(value: string, quote: Quote): string {
  const marks = quote !== '' ? quote : isPlain(value) ? '' : "'";
  return marks + escaped(value, marks) + marks;
}

function escaped(value: string, quote: Quote): string {
  if (quote === "'") return value.replaceAll("'", "''");
  return quote === '"' ? value.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : value;
}

function isPlain(value: string): boolean {
  if (/^(?:null|true|false)$/i.test(value)) return false;
  return /^[\p{L}\p{N}/](?:[\p{L}\p{M}\p{N} .&+/_'’()-]*[\p{L}\p{M}\p{N}.+)/])?$/u.test(value);
}
