import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../diagnostics/line-index.ts';
import { abridge } from './abridge.ts';
import { findCutValues } from './cut-values.ts';
import type { FieldTable } from './field-table.ts';
import type { FrontMatterEntry } from './front-matter-value.ts';
import { parseYaml, unfinishedMerge } from './parse-yaml.ts';
import { splitFrontMatter, type SplitSource } from './split-front-matter.ts';
import { spaceTokens } from '../unseen-characters.ts';
import { YamlSource } from './yaml-source.ts';

export interface ParsedFrontMatter extends SplitSource {
  /** In the order of the file, repeated keys included; empty where the YAML cannot be read. */
  entries: FrontMatterEntry[];
  /** Whether long values of unknown keys are left out of the entries. */
  isAbridged: boolean;
  /** What a comment cuts off, at its place. */
  cuts: SourceDiagnostic[];
  /** Texts into which an escape puts a character that none may hold; they are read without it. */
  escapes: SourceDiagnostic[];
}

/**
 * Parses the front matter of a file's text, which has no byte-order mark. Size and nesting are limited
 * before anything is composed, and aliases are not expanded.
 */
export function parseFrontMatter(text: string, table: FieldTable): ParsedFrontMatter {
  const split = splitFrontMatter(text);
  const nothing = { ...split, entries: [], isAbridged: false, cuts: [], escapes: [] };
  const merge = unfinishedMerge(text, split.bodyOffset ?? text.length);
  if (merge) return { ...nothing, diagnostics: [merge] };
  if (split.yaml === undefined) return nothing;
  const { yaml, isAbridged, tooLarge } = abridge(split.yaml, table);
  if (tooLarge) {
    const { offset, length, message, hint } = tooLarge;
    const at = new LineIndex(text).at(split.yamlOffset + offset);
    return {
      ...nothing,
      diagnostics: [diagnose('header-too-large', { ...at, length }, message, hint)],
    };
  }
  const source = new YamlSource(text, spaceTokens(yaml), split.yamlOffset);
  const { value, diagnostics, escapes } = parseYaml(source, 'front matter', 'key');
  const parsed = { ...nothing, isAbridged, diagnostics, escapes };
  if (value?.kind === 'map')
    return { ...parsed, entries: value.entries, cuts: findCutValues(source) };
  if (value === undefined || diagnostics.length > 0) return parsed;
  const notMap = diagnose(
    'header-syntax',
    value.span,
    'the front matter is not a list of keys and values',
    'Write each key on its own line as `key: value`',
  );
  return { ...parsed, diagnostics: [notMap] };
}
