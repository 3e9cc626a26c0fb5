import { readFileSync } from 'node:fs';
import { decodeSource } from '../content/source-text.ts';
import { articleFields, type ArticleFrontMatter } from '../content/front-matter/fields.ts';
import { readFrontMatter } from '../content/front-matter/read-front-matter.ts';

/** The line on which an article's front matter has the value of a key; 1 when it has none. */
export function findFrontMatterLine(path: string, key: keyof ArticleFrontMatter): number {
  const { text } = decodeSource(readFileSync(path));
  return readFrontMatter(text, articleFields).spans[key]?.line ?? 1;
}
