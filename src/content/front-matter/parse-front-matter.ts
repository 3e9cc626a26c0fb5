import { Composer, isScalar, Parser, type Document } from 'yaml';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { foldQuotedLines } from './fold-quoted-lines.ts';
import type { FrontMatterEntry } from './front-matter-value.ts';
import { findDeepNesting, lexFrontMatter, type Token } from './lex-front-matter.ts';
import { spanAt, type Place } from './place.ts';
import { DEEPEST, tooDeep, readValue } from './read-value.ts';
import { syntaxDiagnostic } from './syntax-diagnostic.ts';

export interface ParsedFrontMatter {
  /** In the order of the file, repeated keys included; empty when the header cannot be read. */
  entries: FrontMatterEntry[];
  diagnostics: SourceDiagnostic[];
}

/** Reads the YAML of a header. Nesting is counted before anything is composed, and nothing is expanded. */
export function parseFrontMatter(yaml: string, place: Place): ParsedFrontMatter {
  const tokens = lexFrontMatter(foldQuotedLines(yaml));
  const deepest = findDeepNesting(tokens, DEEPEST);
  if (deepest !== -1) return { entries: [], diagnostics: [tooDeep(spanAt(place, deepest, 1))] };

  const [document, second] = composeDocuments(tokens);
  const [fault] = document?.errors ?? [];
  if (fault) return { entries: [], diagnostics: [syntaxDiagnostic(fault, tokens, place)] };
  if (second) return { entries: [], diagnostics: [secondDocument(tokens, place)] };
  const root = document?.contents ?? null;
  if (root === null || (isScalar(root) && root.value === null))
    return { entries: [], diagnostics: [] };
  const { value, diagnostics } = readValue(root, place);
  if (value.kind === 'map') return { entries: value.entries, diagnostics };
  if (diagnostics.length > 0) return { entries: [], diagnostics };
  const message = 'the header is not a list of keys and values';
  return {
    entries: [],
    diagnostics: [
      diagnose(
        'header-syntax',
        value.span,
        message,
        'Write each key on its own line as `key: value`',
      ),
    ],
  };
}

function composeDocuments(tokens: readonly Token[]): Document.Parsed[] {
  const parser = new Parser();
  const composer = new Composer({
    uniqueKeys: false,
    merge: false,
    version: '1.2',
    prettyErrors: false,
  });
  const documents: Document.Parsed[] = [];
  for (const { text } of tokens) {
    for (const node of parser.next(text)) documents.push(...composer.next(node));
  }
  for (const node of parser.end()) documents.push(...composer.next(node));
  documents.push(...composer.end());
  return documents;
}

function secondDocument(tokens: readonly Token[], place: Place): SourceDiagnostic {
  const end = tokens.find(({ text }) => text === '...')?.start ?? 0;
  return diagnose(
    'header-syntax',
    spanAt(place, end, 3),
    '`...` ends the header before its last key',
    'Delete the line',
  );
}
