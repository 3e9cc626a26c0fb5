import { Composer, isScalar, Parser, type Document } from 'yaml';
import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import {
  DEEPEST,
  readValue,
  tooDeep,
  type FrontMatterEntry,
  type FrontMatterValue,
} from './front-matter-value.ts';
import { splitFrontMatter, type SplitSource } from './split-front-matter.ts';
import { syntaxDiagnostic } from './syntax-diagnostic.ts';
import { YamlSource } from './yaml-source.ts';

export interface ParsedFrontMatter extends SplitSource {
  /** In the order of the file, repeated keys included; empty where the YAML cannot be read. */
  entries: FrontMatterEntry[];
}

/**
 * Parses the front matter of a file's text, which has no byte-order mark. Nesting is limited before
 * anything is composed, and aliases are not expanded.
 */
export function parseFrontMatter(text: string): ParsedFrontMatter {
  const split = splitFrontMatter(text);
  if (split.yaml === undefined) return { ...split, entries: [] };
  const source = new YamlSource(text, split.yaml, split.yamlOffset);
  const { value, diagnostics } = parseYaml(source);
  if (value?.kind === 'map') return { ...split, entries: value.entries, diagnostics };
  if (value === undefined || diagnostics.length > 0) return { ...split, entries: [], diagnostics };
  const notMap = diagnose(
    'header-syntax',
    value.span,
    'the front matter is not a list of keys and values',
    'Write each key on its own line as `key: value`',
  );
  return { ...split, entries: [], diagnostics: [notMap] };
}

/** The value is absent where there is none, and where the YAML is invalid. */
function parseYaml(source: YamlSource): {
  value?: FrontMatterValue;
  diagnostics: SourceDiagnostic[];
} {
  const deepest = source.findDeepNesting(DEEPEST);
  if (deepest !== -1) return { diagnostics: [tooDeep(source.span(deepest, 1))] };

  const [document, second] = composeDocuments(source);
  const [error] = document?.errors ?? [];
  if (error) return { diagnostics: [syntaxDiagnostic(error, source)] };
  if (second) return { diagnostics: [secondDocument(source)] };
  const root = document?.contents ?? null;
  if (root === null || (isScalar(root) && root.value === null)) return { diagnostics: [] };
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
