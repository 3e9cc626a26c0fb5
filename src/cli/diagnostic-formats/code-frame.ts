import stringWidth from 'string-width';
import type { Span } from '../../content/diagnostics/diagnostic.ts';
import { visibleText } from './visible-text.ts';

interface CodeFrame {
  /** The line, or the part of it around the span, as a terminal shows it. */
  text: string;
  /** Columns of the terminal before the mark, and how many it covers; at least one. */
  indent: number;
  width: number;
}

/** A character as readers know it, perhaps of several code units. */
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
 * One line of a file with the place of a span in it, at most `columns` wide: tabs are widened, wide
 * characters counted as terminals show them, and a long line is cut around the span.
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

/** The cells to show, from and to: a third of the room before the span, if there is more than fits. */
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
  // Near the end of the line there is room for more of what stands before.
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
