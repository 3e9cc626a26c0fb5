import type { HeaderEntry } from '../../content/front-matter/header-value.ts';
import { parseHeader } from '../../content/front-matter/parse-header.ts';
import { splitHeader } from '../../content/front-matter/split-header.ts';
import { LineIndex } from '../../content/line-index.ts';
import { offsetAt } from '../../content/rewrite/exact-text.ts';

/** A line of a header with its value, where it stands in the text. */
export interface PlacedEntry extends HeaderEntry {
  /** Of the key as it is written. */
  start: number;
  /** Where the next entry begins, or the closing fence. */
  end: number;
}

/** The entries of a text without byte-order mark, in their order; none of a header that cannot be read. */
export function headerEntries(text: string): PlacedEntry[] {
  const { yaml, yamlOffset } = splitHeader(text);
  if (yaml === undefined) return [];
  const place = { offset: yamlOffset, lines: new LineIndex(text), text };
  const { entries, problems } = parseHeader(yaml, place);
  if (problems.length > 0) return [];
  const starts = entries.map(({ keySpan }) => offsetAt(text, keySpan) ?? text.length);
  // The line break before the closing fence belongs to the last entry.
  const close = text.indexOf('\n', yamlOffset + yaml.length) + 1;
  return entries.map((entry, index) => ({
    ...entry,
    start: starts[index] ?? close,
    end: starts[index + 1] ?? close,
  }));
}
