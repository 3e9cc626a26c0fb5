import { readFileSync } from 'node:fs';
import { decodeSource } from '../content/decode-source.ts';
import { articleSchema } from '../content/front-matter/front-matter-schema.ts';
import { articleKeys } from '../content/front-matter/keys.ts';
import { readFrontMatter } from '../content/front-matter/read-front-matter.ts';

/** The line on which a header of an article has the value of a key; 1 when it has none. */
export function findFrontMatterLine(path: string, key: keyof typeof articleKeys): number {
  const { text } = decodeSource(readFileSync(path));
  return readFrontMatter(text, articleSchema, articleKeys).spans[key]?.line ?? 1;
}
