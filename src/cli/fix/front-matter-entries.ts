import type { FrontMatterEntry } from '../../content/front-matter/front-matter-value.ts';
import { parseFrontMatter } from '../../content/front-matter/parse-front-matter.ts';
import { splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import { LineIndex } from '../../content/line-index.ts';
import { offsetAt } from '../../content/rewrite/exact-text.ts';

/** A line of a header with its value, where it stands in the text. */
export interface PlacedEntry extends FrontMatterEntry {
  /** Of the key as it is written. */
  start: number;
  /** Where the next entry begins, or the closing fence. */
  end: number;
}

/** The entries of a text without byte-order mark, in their order; none of a header that cannot be read. */
export function frontMatterEntries(text: string): PlacedEntry[] {
  const { yaml, yamlOffset } = splitFrontMatter(text);
  if (yaml === undefined) return [];
  const place = { offset: yamlOffset, lines: new LineIndex(text), text };
  const { entries, diagnostics } = parseFrontMatter(yaml, place);
  if (diagnostics.length > 0) return [];
  const starts = entries.map(({ keySpan }) => offsetAt(text, keySpan) ?? text.length);
  // The line break before the closing fence belongs to the last entry.
  const close = text.indexOf('\n', yamlOffset + yaml.length) + 1;
  return entries.map((entry, index) => ({
    ...entry,
    start: starts[index] ?? close,
    end: starts[index + 1] ?? close,
  }));
}
