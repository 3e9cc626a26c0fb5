import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Diagnostic, Span } from '../../content/diagnostics/diagnostic.ts';
import { visibleText } from '../display.ts';
import type { CheckReport, Printed } from './check-report.ts';
import { formatStuck, messageOf, summarise } from './plain.ts';

export interface Terminal {
  columns: number;
  colours: boolean;
}

const WIDEST = 120;
const NARROWEST = 40;

/** Prints diagnostics by file for a terminal, each with its source line and a mark below the span. */
export function printPretty(report: CheckReport, terminal: Terminal): Printed {
  const columns = Math.min(WIDEST, Math.max(NARROWEST, terminal.columns));
  const paint = painter(terminal.colours);
  const files = [...Map.groupBy(report.diagnostics, ({ file }) => file)].map(([file, found]) => {
    const entries = found.map((diagnostic) => entryOf(diagnostic, report, columns, paint));
    return `${paint('underline', visibleText(report.pathOf(file)))}\n${entries.join('\n\n')}`;
  });
  const parts = [
    ...files,
    ...report.stuck.map(formatStuck),
    paint(colourOf(report), summarise(report)),
  ];
  return { stdout: '', stderr: `${parts.join('\n\n')}\n` };
}

type Style = 'red' | 'yellow' | 'green' | 'dim' | 'bold' | 'underline';
type Paint = (style: Style, text: string) => string;

function painter(colours: boolean): Paint {
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}

function entryOf(
  diagnostic: Diagnostic,
  report: CheckReport,
  columns: number,
  paint: Paint,
): string {
  const { file, line, column, severity, code } = diagnostic;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const head = `  ${line}:${column}  ${paint(colour, severity)}  ${paint('bold', code)}`;
  const message = wrap(messageOf(diagnostic), columns - 4).map((text) => `    ${text}`);
  const source = report.sources.at(file, line);
  if (source === undefined || source.trim() === '') return [head, ...message].join('\n');
  const gutter = ' '.repeat(String(line).length);
  const frame = codeFrame(source, diagnostic, columns - gutter.length - 7);
  return [
    head,
    ...message,
    `    ${paint('dim', `${line} │`)} ${frame.text}`,
    `    ${paint('dim', `${gutter} │`)} ${' '.repeat(frame.indent)}${paint(colour, '^'.repeat(frame.width))}`,
  ].join('\n');
}

/** Wraps text at `columns`; longer words are cut. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (part: string): void => {
    const longer = line === '' ? part : `${line} ${part}`;
    if (stringWidth(longer) <= columns) {
      line = longer;
      return;
    }
    if (line !== '') lines.push(line);
    line = part;
  };
  for (const word of text.split(' ')) for (const part of cutWord(word, columns)) add(part);
  return [...lines, line];
}

function cutWord(word: string, columns: number): string[] {
  if (stringWidth(word) <= columns) return [word];
  const parts = [''];
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    const last = parts.at(-1) ?? '';
    if (stringWidth(last + segment) > columns) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}

function colourOf({ counted, stuck }: CheckReport): Style {
  if (stuck.length > 0 || counted.some(({ severity }) => severity === 'error')) return 'red';
  return counted.length > 0 ? 'yellow' : 'green';
}

interface CodeFrame {
  /** The line, or the part around the span, as the terminal shows it. */
  text: string;
  /** Columns before the mark. */
  indent: number;
  /** Columns of the mark; at least one. */
  width: number;
}

/** A grapheme, which may have several code units. */
interface Cell {
  /** Offset of its first code unit in the line. */
  start: number;
  end: number;
  text: string;
  width: number;
}

const TAB_STOP = 4;
const CUT = '…';

/**
 * Lays out a line for at most `columns` columns and locates a span in it. Tabs are expanded, wide
 * characters count as on terminals, and a long line is cut around the span.
 */
export function codeFrame(
  line: string,
  { column, length }: Pick<Span, 'column' | 'length'>,
  columns: number,
): CodeFrame {
  const cells = cellsOf(line);
  const from = column - 1;
  const to = from + Math.max(1, length);
  let first = cells.findIndex(({ end }) => end > from);
  if (first === -1) first = cells.length;
  const past = cells.findIndex(({ start }) => start >= to);
  const last = Math.max(first + 1, past === -1 ? cells.length : past);
  const [begin, stop] = windowAround(cells, first, last, columns);
  const before = begin > 0 ? CUT : '';
  const after = stop < cells.length ? CUT : '';
  return {
    text:
      before +
      cells
        .slice(begin, stop)
        .map(({ text }) => text)
        .join('') +
      after,
    indent: before.length + widthOf(cells.slice(begin, first)),
    width: Math.max(1, widthOf(cells.slice(first, Math.min(last, stop)))),
  };
}

/** Returns the range of cells to show. If not all fit, up to a third of the room precedes the span. */
function windowAround(
  cells: readonly Cell[],
  first: number,
  last: number,
  columns: number,
): [number, number] {
  if (widthOf(cells) <= columns) return [0, cells.length];
  const room = columns - 2 * CUT.length;
  const span = Math.min(widthOf(cells.slice(first, last)), room);
  let begin = first;
  let used = 0;
  const before = Math.max(0, Math.min(Math.floor(room / 3), room - span));
  for (let cell = cells[begin - 1]; cell && used + cell.width <= before; cell = cells[begin - 1]) {
    used += cell.width;
    begin -= 1;
  }
  let stop = first;
  for (let cell = cells[stop]; cell && used + cell.width <= room; cell = cells[stop]) {
    used += cell.width;
    stop += 1;
  }
  // Near the end of the line, the rest of the room goes to the text before the span.
  for (let cell = cells[begin - 1]; cell && used + cell.width <= room; cell = cells[begin - 1]) {
    used += cell.width;
    begin -= 1;
  }
  return [begin, stop];
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function cellsOf(line: string): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const { segment, index } of new Intl.Segmenter('en').segment(line)) {
    const text = segment === '\t' ? ' '.repeat(TAB_STOP - (at % TAB_STOP)) : visibleText(segment);
    const width = stringWidth(text);
    cells.push({ start: index, end: index + segment.length, text, width });
    at += width;
  }
  return cells;
}
