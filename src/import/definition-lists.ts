import type { Edit } from '../content/rewrite/text-edits.ts';

interface Line {
  text: string;
  start: number;
  end: number;
  isFixed: boolean;
  /** How it begins as a definition; absent in other lines. */
  marker: string | undefined;
}

interface Definition {
  terms: readonly string[];
  descriptions: readonly string[];
}

/** How a kind of Markdown reads them. */
export interface DefinitionRules {
  /** Whether an offset is in what no part of a list can be, such as code. */
  isFixed: (offset: number) => boolean;
  /** How many spaces may stand before a colon. */
  deepest: number;
}

/** Lines that are no term: blocks of their own. */
const NO_TERM = /^\s*(?:[#>|]|[-*+]\s|\d+[.)]\s|<\/?[a-z!]|\{:|(?:```|~~~)| {4})/i;

/**
 * Turns definition lists, `term` with `: definition` below it, into HTML, in which Markdown stands
 * between blank lines.
 */
export function definitionLists(text: string, { isFixed, deepest }: DefinitionRules): Edit[] {
  if (!/^ {0,3}:[ \t]/m.test(text)) return [];
  const lines = linesOf(text, isFixed, new RegExp(`^ {0,${deepest}}:(?: +|\\t)(?=\\S)`));
  const edits: Edit[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const list = readList(lines, at);
    if (list === undefined) continue;
    const first = lines[at];
    const last = lines[list.end - 1];
    if (first === undefined || last === undefined) continue;
    const isFollowed = (lines[list.end]?.text ?? '').trim() !== '';
    edits.push({
      start: first.start,
      end: last.end,
      text: `${htmlOf(list.definitions)}${isFollowed ? '\n' : ''}`,
    });
    at = list.end - 1;
  }
  return edits;
}

function linesOf(text: string, isFixed: (offset: number) => boolean, marker: RegExp): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    // Code that is indented may be part of a description.
    const isIndented = /^(?: {2}|\t)/.test(line);
    lines.push({
      text: line,
      start,
      end: start + line.length,
      isFixed: !isIndented && line !== '' && isFixed(start),
      marker: marker.exec(line)?.[0],
    });
    start += line.length + 1;
  }
  return lines;
}

/** The definition list that begins on a line, with its terms. */
function readList(
  lines: readonly Line[],
  from: number,
): { definitions: Definition[]; end: number } | undefined {
  const definitions: Definition[] = [];
  let end = from;
  for (let at = from; ;) {
    const terms = readTerms(lines, at);
    if (terms === undefined) break;
    const descriptions: string[] = [];
    let next = terms.end;
    for (;;) {
      const start = skipBlank(lines, next);
      const description = readDescription(lines, start);
      if (description === undefined) break;
      descriptions.push(description.text);
      next = description.end;
    }
    definitions.push({ terms: terms.names, descriptions });
    end = next;
    at = skipBlank(lines, next);
  }
  return definitions.length === 0 ? undefined : { definitions, end };
}

/** A paragraph before a definition, each line a term. */
function readTerms(
  lines: readonly Line[],
  from: number,
): { names: string[]; end: number } | undefined {
  if (!/^(?:\s*| {0,3}#{1,6}\s.*)$/.test(lines[from - 1]?.text ?? '')) return undefined;
  let at = from;
  const names: string[] = [];
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.text.trim() === '' || line.marker !== undefined) break;
    if (line.isFixed || NO_TERM.test(line.text)) return undefined;
    names.push(line.text.trim());
  }
  if (names.length === 0) return undefined;
  const marker = lines[skipBlank(lines, at)];
  return marker !== undefined && !marker.isFixed && marker.marker !== undefined
    ? { names, end: at }
    : undefined;
}

function readDescription(
  lines: readonly Line[],
  from: number,
): { text: string; end: number } | undefined {
  const first = lines[from];
  if (first?.marker === undefined || first.isFixed) return undefined;
  const { marker } = first;
  const indent = Math.min(marker.replace('\t', '   ').length, 5);
  const content = [first.text.slice(marker.length)];
  let end = from + 1;
  for (let at = from + 1; at < lines.length; at += 1) {
    const { text: line = '', marker: next } = lines[at] ?? {};
    if (line.trim() === '') continue;
    const blanks = at - end;
    const spaces = /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
    // A line that follows directly belongs to the paragraph, however it is indented.
    if (spaces < indent && (blanks > 0 || next !== undefined || NO_TERM.test(line))) break;
    for (let blank = 0; blank < blanks; blank += 1) content.push('');
    content.push(line.replaceAll('\t', '    ').slice(Math.min(spaces, indent)));
    end = at + 1;
  }
  return { text: content.join('\n'), end };
}

function skipBlank(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at]?.text ?? '').trim() === '') at += 1;
  return at;
}

function htmlOf(definitions: readonly Definition[]): string {
  const parts = definitions.flatMap(({ terms, descriptions }) => [
    ...terms.map((term) => elementOf('dt', term)),
    ...descriptions.map((description) => elementOf('dd', description)),
  ]);
  return `<dl>\n${parts.join('\n')}\n</dl>`;
}

/** Plain text stands in its element; Markdown needs blank lines around it. */
function elementOf(name: 'dt' | 'dd', text: string): string {
  const isPlain = !/[*_`[\]<>&\\!|~#\n:@]|www\.|^\s|^[-+\d]/.test(text);
  return isPlain ? `<${name}>${text}</${name}>` : `<${name}>\n\n${text}\n\n</${name}>`;
}
