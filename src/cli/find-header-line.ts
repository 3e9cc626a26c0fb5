import { readFileSync } from 'node:fs';
import { decodeSource } from '../content/decode-source.ts';
import { articleSchema } from '../content/header/front-matter-schema.ts';
import { articleKeys } from '../content/header/keys.ts';
import { readHeader } from '../content/header/read-header.ts';

/** The line on which a header of an article has the value of a key; 1 when it has none. */
export function findHeaderLine(path: string, key: keyof typeof articleKeys): number {
  const { text } = decodeSource(readFileSync(path));
  return readHeader(text, articleSchema, articleKeys).spans[key]?.line ?? 1;
}
