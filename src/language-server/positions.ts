import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position as TextPosition, Span } from '../content/diagnostics/diagnostic.ts';
import { LineIndex } from '../content/diagnostics/line-index.ts';
import { type Edit, offsetAt } from '../content/rewrite/text-edits.ts';

/**
 * A span of the content compiler, which ends lines at line feeds alone and does not count a byte-order
 * mark, as the protocol counts: also a carriage return ends a line. The end of the text for a span that
 * it does not have.
 */
export function rangeOf(document: TextDocument, span: Span): Range {
  const text = document.getText();
  const start = offsetAt(text, span) ?? text.length;
  return {
    start: document.positionAt(start),
    end: document.positionAt(start + span.length),
  };
}

/** A position of the protocol, as the content compiler counts. */
export function textPosition(document: TextDocument, position: Position): TextPosition {
  const text = document.getText();
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  return new LineIndex(text.slice(mark)).at(document.offsetAt(position) - mark);
}

export function textEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ start, end, text }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
}

/** The part in which one text differs from another: lines at the beginning and the end stay. */
export function changeBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  // The halves of a character beyond U+FFFF stay together.
  if (isLowHalf(before, start) || isLowHalf(after, start)) start -= 1;
  if (isLowHalf(before, before.length - same)) same -= 1;
  return [{ start, end: before.length - same, text: after.slice(start, after.length - same) }];
}

function isLowHalf(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '');
}
