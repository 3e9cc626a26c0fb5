import { Composer, isScalar, Parser, type Document } from 'yaml';
import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../diagnostics/line-index.ts';
import { findUnfinishedMerge } from '../source-text.ts';
import { DEEPEST, readValue, tooDeep, type FrontMatterValue } from './front-matter-value.ts';
import { syntaxDiagnostic } from './syntax-diagnostic.ts';
import { lexYaml, type Token, type YamlSource } from './yaml-source.ts';
import { mendedLine } from './mended-line.ts';
import { inCode } from './yaml-text.ts';

export interface ParsedYaml {
  /** Absent where there is none, and where the YAML is invalid. */
  value?: FrontMatterValue;
  diagnostics: SourceDiagnostic[];
  /** Texts into which an escape puts a character that none may hold; they are read without it. */
  escapes: SourceDiagnostic[];
}

/**
 * Reads one document of YAML. Nesting is limited before anything is composed, and aliases are not
 * expanded. `whole` and `part` name the text and its parts to whoever wrote it.
 */
export function parseYaml(source: YamlSource, whole: string, part: string): ParsedYaml {
  const deepest = source.findDeepNesting(DEEPEST);
  if (deepest !== -1) return { diagnostics: [tooDeep(source.span(deepest, 1))], escapes: [] };

  const [document, second] = composeDocuments(source.tokens);
  const [error] = document?.errors ?? [];
  if (error) {
    const found = syntaxDiagnostic(error, source);
    return { diagnostics: [withMendedLine(found, source)], escapes: [] };
  }
  if (second) return { diagnostics: [secondDocument(source, whole, part)], escapes: [] };
  const root = document?.contents ?? null;
  if (root === null || (isScalar(root) && root.value === null))
    return { diagnostics: [], escapes: [] };
  const read = readValue(root, source);
  return { ...read, diagnostics: read.diagnostics.map((found) => withTextLine(found, source)) };
}

/** Says how the line must be written, where that is known. */
function withMendedLine(found: SourceDiagnostic, source: YamlSource): SourceDiagnostic {
  const isAtFault = source.mendLine(found.line, (written, _above, withLine) =>
    isRead(withLine(written)) ? undefined : written,
  );
  if (isAtFault === undefined) return indentedKey(found, source) ?? found;
  const line = mendedAt(found, source);
  return line === undefined ? found : { ...found, hint: `Write ${inCode(line)}` };
}

/** The key in the line below, which reads as a part of the value above it. */
function indentedKey(found: SourceDiagnostic, source: YamlSource): SourceDiagnostic | undefined {
  const below = { ...found, line: found.line + 1, column: 1, length: 1 };
  const key = source.mendLine(
    below.line,
    (written) => /^[ \t]+(?=[\w-]+[ \t]*:)/.exec(written)?.[0],
  );
  const line = key === undefined ? undefined : mendedAt(below, source);
  if (key === undefined || line === undefined) return undefined;
  const message = 'a key begins with a space, and reads as a part of the value above';
  return { ...below, length: key.length, message, hint: `Write ${inCode(line)}` };
}

/** What begins with `&`, `*`, `!` or `{` may be meant as text. */
function withTextLine(found: SourceDiagnostic, source: YamlSource): SourceDiagnostic {
  const line = MAY_BE_TEXT.has(found.code) ? mendedAt(found, source, 'whole') : undefined;
  if (line === undefined) return found;
  return { ...found, hint: `Write the value out, or ${inCode(line)} if it is text` };
}

const MAY_BE_TEXT: ReadonlySet<string> = new Set(['header-alias', 'header-syntax']);

/** The mended line of a diagnostic, if the YAML can be read with it, up to its end or as a whole. */
function mendedAt(
  { line }: SourceDiagnostic,
  source: YamlSource,
  extent: 'to its end' | 'whole' = 'to its end',
): string | undefined {
  return source.mendLine(line, (written, above, withLine) =>
    mendedLine(written, above, (other) => isRead(withLine(other, extent))),
  );
}

function isRead(yaml: string): boolean {
  const [document, second] = composeDocuments(lexYaml(yaml));
  return document?.errors.length === 0 && !second && !isScalar(document.contents);
}

/** A merge that begins before an offset. Whatever else is wrong there follows from it. */
export function unfinishedMerge(text: string, end: number): SourceDiagnostic | undefined {
  const found = findUnfinishedMerge(text);
  if (!found || found.start >= end) return undefined;
  const at = { ...new LineIndex(text).at(found.start), length: 7 };
  return diagnose(
    'unfinished-merge',
    at,
    'a merge was never finished: both sides stand between the marks of Git',
    'Keep the right lines, and delete the marks and the others',
  );
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
    for (const node of parser.next(text)) append(documents, composer.next(node));
  }
  for (const node of parser.end()) append(documents, composer.next(node));
  append(documents, composer.end());
  return documents;
}

function secondDocument(source: YamlSource, whole: string, part: string): SourceDiagnostic {
  const { tokens } = source;
  const end =
    tokens.find(({ text }) => text === '...') ?? tokens.findLast(({ text }) => text === '---');
  return diagnose(
    'header-syntax',
    source.span(end?.start ?? 0, 3),
    `\`${end?.text ?? '...'}\` ends the ${whole} before its last ${part}`,
    'Delete the line',
  );
}
