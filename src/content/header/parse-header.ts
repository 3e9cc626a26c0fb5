import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Document,
  type Node,
  type Range,
} from 'yaml';
import { problem, type Problem, type Span } from '../diagnostic.ts';
import { foldQuotedLines } from './fold-quoted-lines.ts';
import type { HeaderEntry, HeaderValue } from './header-value.ts';
import { findDeepNesting, lexHeader, type Token } from './lex-header.ts';
import { spanAt, type Place } from './place.ts';
import { syntaxProblem } from './syntax-problem.ts';

export interface ParsedHeader {
  /** In the order of the file, repeated keys included; empty when the header cannot be read. */
  entries: HeaderEntry[];
  problems: Problem[];
}

const DEEPEST = 5;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

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
  const reader = new ValueReader(place);
  const value = reader.read(root, 1);
  if (value.kind === 'map') return { entries: value.entries, problems: reader.problems };
  if (reader.problems.length > 0) return { entries: [], problems: reader.problems };
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
    if (node.anchor !== undefined)
      return this.#refuseMark(span, 'anchor', `&${node.anchor}`, node.range);
    if (node.tag !== undefined)
      return this.#refuseMark(span, 'tag', shortTag(node.tag), node.range);
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
        problem(
          'header-syntax',
          key.span,
          'a key is a list or a map',
          'Put quotation marks around a key that holds brackets',
        ),
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
        problem(
          'forbidden-key',
          key.span,
          `\`${name}\` is no key for a header`,
          'Rename or delete it',
        ),
      );
      return undefined;
    }
    return { key: name, keySpan: key.span, value: this.read(valueNode, depth + 1) };
  }

  /** An anchor or a tag, which stands before the value that the library gives a place to. */
  #refuseMark(
    value: Span,
    kind: string,
    mark: string,
    range: Range | null | undefined,
  ): HeaderValue {
    const { offset, text } = this.#place;
    const at = text.lastIndexOf(mark, offset + (range?.[0] ?? 0)) - offset;
    const span = at < 0 ? value : spanAt(this.#place, at, mark.length);
    return this.#refuse(span, `the ${kind} \`${mark}\``);
  }

  #refuse(span: Span, what: string): HeaderValue {
    this.problems.push(
      problem(
        'header-alias',
        span,
        `${what} is not read in a header`,
        'Write the value out; one that begins with `&`, `*` or `!` needs quotation marks',
      ),
    );
    return { kind: 'null', span };
  }

  #span(range: Range | null | undefined): Span {
    const [start, end] = range ?? [0, 0];
    return spanAt(this.#place, start, end - start);
  }
}

function scalarValue(
  value: unknown,
  source: string | undefined,
  type: string | undefined,
  span: Span,
): HeaderValue {
  const quoted = type !== 'PLAIN';
  if (!quoted && value === null) return { kind: 'null', span };
  if (!quoted && typeof value === 'boolean') return { kind: 'boolean', span, value };
  const text = typeof value === 'string' ? value : (source ?? '');
  return { kind: 'text', span, value: text, quoted };
}

function shortTag(tag: string): string {
  return tag.replace('tag:yaml.org,2002:', '!!');
}

function depthProblem(span: Span): Problem {
  return problem(
    'header-too-deep',
    span,
    `lists and maps nest more than ${DEEPEST} levels deep`,
    'Flatten the value',
  );
}
