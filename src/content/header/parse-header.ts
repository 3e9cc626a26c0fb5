import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, type Document, type Node, type Range } from 'yaml';
import { problem, type Problem, type Span } from '../diagnostic.ts';
import type { LineIndex } from '../line-index.ts';
import { foldQuotedLines } from './fold-quoted-lines.ts';
import type { HeaderEntry, HeaderValue } from './header-value.ts';

export interface ParsedHeader {
  /** In the order of the file, repeated keys included; empty when the header cannot be read. */
  entries: HeaderEntry[];
  problems: Problem[];
}

interface Place {
  /** Offset of the YAML text in the file. */
  offset: number;
  lines: LineIndex;
  /** The whole file. */
  text: string;
}

const DEEPEST = 5;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads the YAML of a header. Nesting is counted before anything is composed, and nothing is expanded. */
export function parseHeader(yaml: string, place: Place): ParsedHeader {
  const tokens = [...new Lexer().lex(foldQuotedLines(yaml))];
  const tooDeep = findDeepNesting(tokens);
  if (tooDeep !== -1) return { entries: [], problems: [depthProblem(spanAt(place, tooDeep, 1))] };

  const document = composeDocument(tokens);
  const [fault] = document?.errors ?? [];
  if (fault) return { entries: [], problems: [syntaxProblem(place, fault.pos, fault.code, fault.message)] };
  const root = document?.contents ?? null;
  if (root === null || (isScalar(root) && root.value === null)) return { entries: [], problems: [] };
  const reader = new ValueReader(place);
  const value = reader.read(root, 1);
  if (value.kind === 'map') return { entries: value.entries, problems: reader.problems };
  if (reader.problems.length > 0) return { entries: [], problems: reader.problems };
  const message = 'the header is not a list of keys and values';
  return {
    entries: [],
    problems: [problem('header-syntax', value.span, message, 'Write each key on its own line as `key: value`')],
  };
}

/**
 * Offset of the token that nests deeper than a header may, or -1. Brackets and the indicators of one
 * line are the only ways to nest without end in 16 KB; indentation is counted when values are read.
 */
function findDeepNesting(tokens: readonly string[]): number {
  let offset = 0;
  let brackets = 0;
  let indicators = 0;
  for (const token of tokens) {
    if (token === '[' || token === '{') brackets += 1;
    else if (token === ']' || token === '}') brackets -= 1;
    else if (token === '-' || token === '?') indicators += 1;
    else if (token.includes('\n')) indicators = 0;
    if (brackets + indicators > DEEPEST) return offset;
    // The lexer marks the document's start, plain scalars and its end with control characters of its own.
    if (token !== '\u0002' && token !== '\u001F' && token !== '\u0018') offset += token.length;
  }
  return -1;
}

function composeDocument(tokens: readonly string[]): Document.Parsed | undefined {
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, merge: false, version: '1.2', prettyErrors: false });
  const documents: Document.Parsed[] = [];
  for (const token of tokens) {
    for (const node of parser.next(token)) documents.push(...composer.next(node));
  }
  for (const node of parser.end()) documents.push(...composer.next(node));
  documents.push(...composer.end());
  return documents[0];
}

class ValueReader {
  readonly problems: Problem[] = [];
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  read(node: Node | null, depth: number): HeaderValue {
    const span = this.#span(node?.range);
    if (node === null) return { kind: 'null', span };
    if (isAlias(node)) return this.#refuse(span, `the alias \`*${node.source}\``);
    if (node.anchor !== undefined) return this.#refuse(span, `the anchor \`&${node.anchor}\``);
    if (node.tag !== undefined) return this.#refuse(span, `the tag \`${shortTag(node.tag)}\``);
    if (isScalar(node)) return scalarValue(node.value, node.source, node.type, span);
    if (depth > DEEPEST) {
      this.problems.push(depthProblem(span));
      return { kind: 'null', span };
    }
    if (isSeq<Node | null>(node)) {
      return { kind: 'list', span, items: node.items.map((item) => this.read(item, depth + 1)) };
    }
    const entries: HeaderEntry[] = [];
    if (isMap<Node, Node | null>(node)) {
      for (const pair of node.items) {
        const entry = this.#entry(pair.key, pair.value, depth);
        if (entry) entries.push(entry);
      }
    }
    return { kind: 'map', span, entries };
  }

  #entry(keyNode: Node, valueNode: Node | null, depth: number): HeaderEntry | undefined {
    const key = this.read(keyNode, depth);
    if (key.kind === 'list' || key.kind === 'map') {
      this.problems.push(
        problem('header-syntax', key.span, 'a key is a list or a map', 'Put quotation marks around a key that holds brackets'),
      );
      return undefined;
    }
    const name = key.kind === 'null' ? '' : String(key.value);
    if (name === '<<') {
      this.#refuse(key.span, 'the merge key `<<`');
      return undefined;
    }
    if (FORBIDDEN_KEYS.has(name)) {
      this.problems.push(
        problem('forbidden-key', key.span, `\`${name}\` is no key for a header`, 'Rename or delete it'),
      );
      return undefined;
    }
    return { key: name, keySpan: key.span, value: this.read(valueNode, depth + 1) };
  }

  #refuse(span: Span, what: string): HeaderValue {
    this.problems.push(
      problem('header-alias', span, `${what} is not read in a header`, 'Write the value out; one that begins with `&`, `*` or `!` needs quotation marks'),
    );
    return { kind: 'null', span };
  }

  #span(range: Range | null | undefined): Span {
    const [start, end] = range ?? [0, 0];
    return spanAt(this.#place, start, end - start);
  }
}

function scalarValue(value: unknown, source: string | undefined, type: string | undefined, span: Span): HeaderValue {
  const quoted = type !== 'PLAIN';
  if (!quoted && value === null) return { kind: 'null', span };
  if (!quoted && typeof value === 'boolean') return { kind: 'boolean', span, value };
  const text = typeof value === 'string' ? value : (source ?? '');
  return { kind: 'text', span, value: text, quoted };
}

/** A span at an offset of the YAML text, cut at the end of its first line. */
function spanAt(place: Place, start: number, length: number): Span {
  const offset = place.offset + start;
  const firstLine = place.text.slice(offset, offset + length).split(/\r?\n/, 1)[0] ?? '';
  return { ...place.lines.at(offset), length: firstLine.trimEnd().length };
}

function shortTag(tag: string): string {
  return tag.replace('tag:yaml.org,2002:', '!!');
}

function depthProblem(span: Span): Problem {
  return problem('header-too-deep', span, `lists and maps nest more than ${DEEPEST} levels deep`, 'Flatten the value');
}

/** The words of the YAML library are for programmers; these are for editors. */
function syntaxProblem(place: Place, [start, end]: [number, number], code: string, message: string): Problem {
  const span = spanAt(place, start, Math.max(1, end - start));
  const quotes = 'Put quotation marks around a value that holds `: `, ` #` or begins with a special character';
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return problem('header-syntax', span, 'a value holds a second `: `', quotes);
    case 'MISSING_CHAR':
      return message.includes('quote')
        ? problem('header-syntax', span, 'a quotation mark is opened and never closed', 'Close it, or double it where it belongs to the text')
        : problem('header-syntax', span, 'a `:` or a closing bracket is missing', 'Write `key: value`, and close every `[` and `{`');
    case 'TAB_AS_INDENT':
      return problem('header-syntax', span, 'a line is indented with a tab', 'Indent with spaces');
    case 'BAD_INDENT':
      return problem('header-syntax', span, 'a line is indented otherwise than its neighbours', 'Indent lines of one list or map alike');
    case 'BAD_DQ_ESCAPE':
      return problem('header-syntax', span, 'a backslash in double quotation marks begins no known escape', 'Use single quotation marks, or write `\\\\`');
    default:
      return problem('header-syntax', span, `this is not YAML: ${firstSentence(message)}`, quotes);
  }
}

function firstSentence(message: string): string {
  const line = message.split('\n', 1)[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, '');
}
