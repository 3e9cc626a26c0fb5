import type { Span } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../diagnostics/line-index.ts';
import type { SourceRange } from './tree.ts';

/** A body's text, and where its offsets lie in the file. */
export class BodySource {
  readonly text: string;
  readonly #firstLine: number;
  #lines: LineIndex | undefined;

  /** @param firstLine the file's line that the body begins on, from 1. */
  constructor(text: string, firstLine: number) {
    this.text = text;
    this.#firstLine = firstLine;
  }

  /** The span ends with its first line, however far the range reaches. */
  span(start: number, end: number): Span {
    this.#lines ??= new LineIndex(this.text);
    const { line, column } = this.#lines.at(start);
    const lineEnd = this.text.slice(start, end).search(/\r?\n/);
    const length = lineEnd === -1 ? Math.max(0, end - start) : lineEnd;
    return { line: line + this.#firstLine - 1, column, length };
  }

  /** Of a node without a place, the start of the body. */
  spanOf(position: SourceRange | undefined): Span {
    const start = position?.start.offset;
    return start === undefined ? this.span(0, 0) : this.span(start, position?.end.offset ?? start);
  }
}
