import { LineIndex } from '../line-index.ts';
import type { KeyEntry } from './keys.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import { resolveKeys } from './resolve-keys.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { plainFields } from './validate-front-matter.ts';

/** A header's values by canonical key, before any schema; empty for one that cannot be read. */
export function frontMatterFields(
  text: string,
  keys: Readonly<Record<string, KeyEntry>>,
): Record<string, unknown> {
  const { yaml = '', yamlOffset } = splitFrontMatter(text);
  const { entries } = parseFrontMatter(yaml, {
    offset: yamlOffset,
    lines: new LineIndex(text),
    text,
  });
  return plainFields(resolveKeys(entries, keys).fields);
}
