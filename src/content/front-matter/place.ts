import type { Span } from '../diagnostics/diagnostic.ts';
import type { LineIndex } from '../line-index.ts';

/** Where the YAML of a header stands in its file. */
export interface Place {
  /** Offset of the YAML text in the file. */
  offset: number;
  lines: LineIndex;
  /** The whole file. */
  text: string;
}

/** A span at an offset of the YAML text, cut at the end of its first line. */
export function spanAt(place: Place, start: number, length: number): Span {
  const offset = place.offset + start;
  const firstLine = place.text.slice(offset, offset + length).split(/\r?\n/, 1)[0] ?? '';
  return { ...place.lines.at(offset), length: firstLine.trimEnd().length };
}
