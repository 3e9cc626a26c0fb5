import type { Position } from '../diagnostics/diagnostic.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The text of a file's bytes, from which `Buffer.from(text)` makes the very same bytes again: a
 * byte-order mark stays. Undefined for bytes that are not UTF-8.
 */
export function exactText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Offset in an exact text of a place that a diagnostic or a header's span names: those do not count
 * a byte-order mark. Undefined for a place that the text does not have.
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
