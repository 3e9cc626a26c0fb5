import { Composer, isScalar, Parser, type Document } from 'yaml';
import { problem, type Problem } from '../diagnostics/diagnostic.ts';
import { foldQuotedLines } from './fold-quoted-lines.ts';
import type { HeaderEntry } from './header-value.ts';
import { findDeepNesting, lexHeader, type Token } from './lex-header.ts';
import { spanAt, type Place } from './place.ts';
import { DEEPEST, depthProblem, readValue } from './read-value.ts';
import { syntaxProblem } from './syntax-problem.ts';

export interface ParsedHeader {
  /** In the order of the file, repeated keys included; empty when the header cannot be read. */
  entries: HeaderEntry[];
  problems: Problem[];
}

/** Reads the YAML of a header. Nesting is counted before anything is composed, and nothing is expanded. */
export function parseHeader(yaml: string, place: Place): ParsedHeader {
  const tokens = lexHeader(foldQuotedLines(yaml));
  const tooDeep = findDeepNesting(tokens, DEEPEST);
  if (tooDeep !== -1) return { entries: [], problems: [depthProblem(spanAt(place, tooDeep, 1))] };

  const [document, second] = composeDocuments(tokens);
  const [fault] = document?.errors ?? [];
  if (fault) return { entries: [], problems: [syntaxProblem(fault, tokens, place)] };
  if (second) return { entries: [], problems: [secondDocument(tokens, place)] };
  const root = document?.contents ?? null;
  if (root === null || (isScalar(root) && root.value === null))
    return { entries: [], problems: [] };
  const { value, problems } = readValue(root, place);
  if (value.kind === 'map') return { entries: value.entries, problems };
  if (problems.length > 0) return { entries: [], problems };
  const message = 'the header is not a list of keys and values';
  return {
    entries: [],
    problems: [
      problem(
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

function secondDocument(tokens: readonly Token[], place: Place): Problem {
  const end = tokens.find(({ text }) => text === '...')?.start ?? 0;
  return problem(
    'header-syntax',
    spanAt(place, end, 3),
    '`...` ends the header before its last key',
    'Delete the line',
  );
}
