import { Composer, isScalar, Parser, type Document } from 'yaml';
import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../diagnostics/line-index.ts';
import { findUnfinishedMerge } from '../source-text.ts';
import { abridge } from './abridge.ts';
import { findCutValues } from './cut-values.ts';
import type { FieldTable } from './field-table.ts';
import {
  DEEPEST,
  readValue,
  tooDeep,
  type FrontMatterEntry,
  type FrontMatterValue,
} from './front-matter-value.ts';
import { splitFrontMatter, type SplitSource } from './split-front-matter.ts';
import { syntaxDiagnostic } from './syntax-diagnostic.ts';
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
  const { value, diagnostics, escapes } = parseYaml(source);
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

/** A merge that begins above the body. Whatever else is wrong there follows from it. */
function unfinishedMerge(text: string, bodyOffset: number): SourceDiagnostic | undefined {
  const found = findUnfinishedMerge(text);
  if (!found || found.start >= bodyOffset) return undefined;
  const at = { ...new LineIndex(text).at(found.start), length: 7 };
  return diagnose(
    'unfinished-merge',
    at,
    'a merge was never finished: both sides stand between the marks of Git',
    'Keep the right lines, and delete the marks and the others',
  );
}

/** The value is absent where there is none, and where the YAML is invalid. */
function parseYaml(source: YamlSource): {
  value?: FrontMatterValue;
  diagnostics: SourceDiagnostic[];
  escapes: SourceDiagnostic[];
} {
  const deepest = source.findDeepNesting(DEEPEST);
  if (deepest !== -1) return { diagnostics: [tooDeep(source.span(deepest, 1))], escapes: [] };

  const [document, second] = composeDocuments(source);
  const [error] = document?.errors ?? [];
  if (error) return { diagnostics: [syntaxDiagnostic(error, source)], escapes: [] };
  if (second) return { diagnostics: [secondDocument(source)], escapes: [] };
  const root = document?.contents ?? null;
  if (root === null || (isScalar(root) && root.value === null))
    return { diagnostics: [], escapes: [] };
  return readValue(root, source);
}

function composeDocuments({ tokens }: YamlSource): Document.Parsed[] {
  const parser = new Parser();
  const composer = new Composer({
    uniqueKeys: false,
    merge: false,
    version: '1.2',
    prettyErrors: false,
  });
  const documents: Document.Parsed[] = [];
  for (const { text } of tokens) {
    for (const node of parser.next(text)) append(documents, composer.next(node));
  }
  for (const node of parser.end()) append(documents, composer.next(node));
  append(documents, composer.end());
  return documents;
}

function secondDocument(source: YamlSource): SourceDiagnostic {
  const end = source.tokens.find(({ text }) => text === '...')?.start ?? 0;
  return diagnose(
    'header-syntax',
    source.span(end, 3),
    '`...` ends the front matter before its last key',
    'Delete the line',
  );
}
