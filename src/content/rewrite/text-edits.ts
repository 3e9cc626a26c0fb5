import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Position } from '../diagnostics/diagnostic.ts';

/** New text for a part of a text; offsets count UTF-16 code units, and `end` is exclusive. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Decodes bytes so that `Buffer.from(text)` gives the same bytes again: a byte-order mark stays.
 * Undefined for bytes that are not UTF-8.
 */
export function exactText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The offset in an exact text of a diagnostic's position, which does not count a byte-order mark.
 * Undefined for a position that the text does not have.
 */
export function offsetAt(text: string, { line, column }: Position): number | undefined {
  let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  for (let number = 1; number < line; number += 1) {
    const next = text.indexOf('\n', start);
    if (next === -1) return undefined;
    start = next + 1;
  }
  const offset = start + column - 1;
  const end = text.indexOf('\n', start);
  return offset <= (end === -1 ? text.length : end) ? offset : undefined;
}

/**
 * Makes edits, which come in any order. Of insertions at one offset, the first of the list comes
 * first.
 *
 * @throws {RangeError} for edits that overlap or leave the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  let result = '';
  let done = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (start < done || end < start || end > text.length) {
      throw new RangeError(`an edit of ${start} to ${end} overlaps another or leaves the text`);
    }
    result += text.slice(done, start) + replacement;
    done = end;
  }
  return result + text.slice(done);
}

/**
 * A diff that `git apply` reads; empty when nothing differs. `file` has forward slashes; null stands
 * for a missing file.
 */
export function unifiedDiff(file: string, before: string | null, after: string | null): string {
  if (before === after) return '';
  const from = before === null ? '/dev/null' : `a/${file}`;
  const to = after === null ? '/dev/null' : `b/${file}`;
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
