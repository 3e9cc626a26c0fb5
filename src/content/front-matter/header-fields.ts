import { LineIndex } from '../line-index.ts';
import type { KeyEntry } from './keys.ts';
import { parseHeader } from './parse-header.ts';
import { resolveKeys } from './resolve-keys.ts';
import { splitHeader } from './split-header.ts';
import { plainFields } from './validate-header.ts';

/** A header's values by canonical key, before any schema; empty for one that cannot be read. */
export function headerFields(
  text: string,
  keys: Readonly<Record<string, KeyEntry>>,
): Record<string, unknown> {
  const { yaml = '', yamlOffset } = splitHeader(text);
  const { entries } = parseHeader(yaml, { offset: yamlOffset, lines: new LineIndex(text), text });
  return plainFields(resolveKeys(entries, keys).fields);
}
