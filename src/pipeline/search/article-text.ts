import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { parseMdx } from '../../content/body/engine.ts';
import { splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import type { BodyLocation, BodyReader } from '../../content/store/body-packs.ts';
import { htmlText } from '../../search/html-text.ts';

/** The text of a compiled body; throws `DamagedCache` when it cannot be read back. */
export function markdownText(location: BodyLocation, reader: BodyReader): string {
  return htmlText(reader.read(location));
}

/** The text of an MDX article without what its components add. */
export function mdxText(contentDir: string, file: string): string {
  const source = readFileSync(path.join(contentDir, file), 'utf8');
  const tree = parseMdx(source.slice(splitFrontMatter(source).bodyOffset));
  // Nodes of JSX have children, and are looked into as elements are.
  return toString(tree as Root);
}
