import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { BodySource } from './positions.ts';

/**
 * Limits of what a body may ask of the engine. They count and do not measure time, so that the same
 * file gets the same answer on every machine. Each is far above what real archives contain and far
 * below what takes a second.
 */
export const limits = {
  /** In UTF-16 code units; a file of 1 MB never has more. */
  length: 1_100_000,
  /** Block quotes and list items around one line. */
  containers: 40,
  /** `*`, `_` and `~` in one paragraph; the engine's cost grows with their square. */
  emphasisMarks: 8_000,
  /** `&` in one paragraph, for the same reason. */
  entities: 2_000,
  /** `://` in one word, at each of which the engine reads on to the word's end. */
  addresses: 200,
  /** Lines of colons that open or close callouts. */
  fences: 5_000,
  tableColumns: 100,
  /** Cells of all tables together: a row of one letter yields every cell. */
  tableCells: 20_000,
  footnoteReferences: 2_000,
  /** Raw HTML elements open at the same time. */
  openTags: 100,
  /** Levels of the tree. */
  depth: 120,
  /** Nodes of the tree, and children of one element. */
  nodes: 150_000,
  children: 40_000,
  /** Characters that link references may add; from 100,000 on the engine leaves links out. */
  referenceGrowth: 80_000,
} as const;

/** Thrown inside the compiler when a body passes a limit; `compileBody` turns it into a diagnostic. */
export class TooComplex extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Counts the nodes of one tree while it is walked. */
export class TreeCount {
  #nodes = 0;

  /** @throws TooComplex at the offset, when the children of a node at this depth pass a limit. */
  add(children: readonly unknown[], depth: number, offset: number): void {
    this.#nodes += children.length;
    if (this.#nodes > limits.nodes || children.length > limits.children)
      throw new TooComplex('the body has too many parts', offset);
    if (depth > limits.depth)
      throw new TooComplex(`the body nests deeper than ${limits.depth} levels`, offset);
  }
}

export function tooComplex(source: BodySource, message: string, offset: number): SourceDiagnostic {
  return diagnose(
    'body-too-complex',
    source.span(offset, offset),
    message,
    'Simplify this part, or split the article',
  );
}

const QUOTE = 0x3e;

/**
 * Checks the source before any engine sees it, in one pass over its lines.
 *
 * @throws TooComplex at the line that passes a limit.
 */
export function checkSourceLimits(text: string): void {
  if (text.length > limits.length) {
    throw new TooComplex(`the body is longer than ${limits.length} characters`, 0);
  }
  const items: number[] = [];
  let marks = 0;
  let entities = 0;
  let columns = 0;
  let cells = 0;
  let footnotes = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const content = checkContainers(text, start, end, items);
    if (isBlank(text, content, end)) {
      marks = 0;
      entities = 0;
      columns = 0;
    } else {
      const line = text.slice(content, end);
      marks += countMatches(line, /[*_~]/g);
      entities += countMatches(line, /&/g);
      if (marks > limits.emphasisMarks || entities > limits.entities) {
        throw new TooComplex('one paragraph has too many emphasis marks or entities', start);
      }
      if (line.includes('://') && mostAddresses(line) > limits.addresses) {
        throw new TooComplex(`one word has more than ${limits.addresses} addresses`, start);
      }
      footnotes += line.includes('[^') ? countMatches(line, /\[\^/g) : 0;
      if (footnotes > limits.footnoteReferences) {
        throw new TooComplex(
          `the body has more than ${limits.footnoteReferences} footnote marks`,
          start,
        );
      }
      if (columns > 0) {
        cells += columns;
        if (cells > limits.tableCells) {
          throw new TooComplex(`tables have more than ${limits.tableCells} cells`, start);
        }
      }
      columns = Math.max(columns, delimiterColumns(line));
      if (columns > limits.tableColumns) {
        throw new TooComplex(`a table has more than ${limits.tableColumns} columns`, start);
      }
    }
    start = end + 1;
  }
}

/**
 * Skips the markers of quotes and list items that open a line, and returns where its content begins.
 *
 * @param items columns of the list items that may still be open. An upper bound: only a marker further
 *   left closes one here.
 */
function checkContainers(text: string, start: number, end: number, items: number[]): number {
  let quotes = 0;
  let at = start;
  let column = 0;
  for (;;) {
    const code = at < end ? text.charCodeAt(at) : 0;
    if (code === 0x20 || code === 0x09) {
      column += code === 0x20 ? 1 : 4 - (column % 4);
      at += 1;
      continue;
    }
    if (code === QUOTE) {
      quotes += 1;
      at += 1;
      column += 1;
    } else {
      const width = markerWidth(text, at, end, code);
      if (width === 0) break;
      if (isThematicBreak(text, at, end, code)) break;
      while (items.length > 0 && (items.at(-1) ?? 0) > column) items.pop();
      at += width;
      column += width;
      items.push(column);
    }
    if (quotes + items.length > limits.containers) {
      throw new TooComplex(`quotes or lists nest deeper than ${limits.containers} levels`, start);
    }
  }
  return at;
}

/** The length of a list marker that white space or the line's end follows; 0 without one. */
function markerWidth(text: string, at: number, end: number, code: number): number {
  let next = at;
  if (code === 0x2d || code === 0x2a || code === 0x2b) {
    next = at + 1;
  } else if (code >= 0x30 && code <= 0x39) {
    while (next < end && next - at < 9 && isDigit(text.charCodeAt(next))) next += 1;
    const mark = text.charCodeAt(next);
    if (next >= end || (mark !== 0x2e && mark !== 0x29)) return 0;
    next += 1;
  } else {
    return 0;
  }
  const after = next < end ? text.charCodeAt(next) : 0x0a;
  return after === 0x20 || after === 0x09 || after === 0x0a || after === 0x0d ? next - at : 0;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isThematicBreak(text: string, at: number, end: number, mark: number): boolean {
  for (let next = at; next < end; next += 1) {
    const code = text.charCodeAt(next);
    if (code !== mark && code !== 0x20 && code !== 0x09 && code !== 0x0d) return false;
  }
  return mark === 0x2d || mark === 0x2a;
}

function isBlank(text: string, start: number, end: number): boolean {
  return start >= end || (end - start === 1 && text.charCodeAt(start) === 0x0d);
}

function countMatches(line: string, pattern: RegExp): number {
  let count = 0;
  while (pattern.exec(line) !== null) count += 1;
  return count;
}

/** How many addresses the word has that has most of them. */
function mostAddresses(line: string): number {
  let most = 0;
  let count = 0;
  for (const [sign] of line.matchAll(/:\/\/|\s/g)) {
    count = sign === '://' ? count + 1 : 0;
    most = Math.max(most, count);
  }
  return most;
}

/** The columns of a table's delimiter row; 0 for any other line. */
function delimiterColumns(line: string): number {
  return /^[|:\-\s]+$/.test(line) && line.includes('|') ? countMatches(line, /-+/g) : 0;
}
