import { isAlias, isMap, isScalar, isSeq, type Node, type Range } from 'yaml';
import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import { mendEscapes } from './escapes.ts';
import { withoutUnseen } from '../unseen-characters.ts';
import type { YamlSource } from './yaml-source.ts';

/**
 * A value of the front matter with its position. Numbers stay as they are written (`1.10` is a version
 * to its author, not 1.1), and only `true` and `false` are booleans (YAML 1.2, core schema).
 */
export type FrontMatterValue =
  | { kind: 'null'; span: Span }
  | { kind: 'boolean'; span: Span; value: boolean }
  | { kind: 'text'; span: Span; value: string; quoted: boolean }
  | { kind: 'list'; span: Span; items: FrontMatterValue[] }
  | { kind: 'map'; span: Span; entries: FrontMatterEntry[] };

export interface FrontMatterEntry {
  key: string;
  keySpan: Span;
  value: FrontMatterValue;
}

/** Levels that lists and maps may nest. */
export const DEEPEST = 5;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The value as plain data, as a schema reads it. */
export function plainValue(value: FrontMatterValue): unknown {
  switch (value.kind) {
    case 'null':
      return null;
    case 'list':
      return value.items.map(plainValue);
    case 'map':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plainValue(entry.value)]));
    default:
      return value.value;
  }
}

/** Whether two values are equal, whatever their positions. */
export function sameValue(one: FrontMatterValue, other: FrontMatterValue): boolean {
  return JSON.stringify(plainValue(one)) === JSON.stringify(plainValue(other));
}

/**
 * Reads composed YAML. What YAML would expand or construct, as an alias or a tag, gets a diagnostic
 * and reads as null. `escapes` are of texts that are read without what an escape puts into them.
 */
export function readValue(
  root: Node,
  source: YamlSource,
): { value: FrontMatterValue; diagnostics: SourceDiagnostic[]; escapes: SourceDiagnostic[] } {
  const reader = new ValueReader(source);
  const value = reader.read(root, 1);
  return { value, diagnostics: reader.diagnostics, escapes: reader.escapes };
}

class ValueReader {
  readonly diagnostics: SourceDiagnostic[] = [];
  readonly escapes: SourceDiagnostic[] = [];
  readonly #source: YamlSource;

  constructor(source: YamlSource) {
    this.#source = source;
  }

  read(node: Node | null, depth: number): FrontMatterValue {
    const span = this.#span(node?.range);
    if (node === null) return { kind: 'null', span };
    if (isAlias(node)) return this.#reject(span, `the alias \`*${node.source}\``);
    if (node.anchor !== undefined)
      return this.#rejectMark(span, 'anchor', `&${node.anchor}`, node.range);
    if (node.tag !== undefined)
      return this.#rejectMark(span, 'tag', shortTag(node.tag), node.range);
    if (isScalar(node)) {
      const value = scalarValue(node.value, node.source, node.type, span);
      return node.type === 'QUOTE_DOUBLE' ? this.#withoutEscapes(value, node.range) : value;
    }
    if (depth > DEEPEST) {
      this.diagnostics.push(tooDeep(span));
      return { kind: 'null', span };
    }
    if (isSeq<Node | null>(node)) {
      return { kind: 'list', span, items: node.items.map((item) => this.read(item, depth + 1)) };
    }
    const entries: FrontMatterEntry[] = [];
    if (isMap<Node, Node | null>(node)) {
      for (const pair of node.items) {
        const entry = this.#entry(pair.key, pair.value, depth);
        if (entry) entries.push(entry);
      }
    }
    return { kind: 'map', span, entries };
  }

  #entry(keyNode: Node, valueNode: Node | null, depth: number): FrontMatterEntry | undefined {
    const key = this.read(keyNode, depth);
    if (key.kind === 'list' || key.kind === 'map') {
      this.diagnostics.push(
        diagnose(
          'header-syntax',
          key.span,
          'a key is a list or a map',
          'Put quotation marks around a key that holds brackets',
        ),
      );
      return undefined;
    }
    const name = key.kind === 'null' ? '' : withoutUnseen(String(key.value));
    if (name === '<<') {
      this.#reject(key.span, 'the merge key `<<`');
      return undefined;
    }
    if (FORBIDDEN_KEYS.has(name)) {
      this.diagnostics.push(
        diagnose(
          'forbidden-key',
          key.span,
          `\`${name}\` is no key for front matter`,
          'Rename or delete it',
        ),
      );
      return undefined;
    }
    return { key: name, keySpan: key.span, value: this.read(valueNode, depth + 1) };
  }

  /** Only a text in double quotation marks can hold an escape (YAML 1.2, 5.7). */
  #withoutEscapes(value: FrontMatterValue, range: Range | null | undefined): FrontMatterValue {
    if (value.kind !== 'text') return value;
    const written = this.#source.slice(range?.[0] ?? 0, range?.[1] ?? 0);
    const { text, diagnostics } = mendEscapes(value.value, written, value.span);
    append(this.escapes, diagnostics);
    return { ...value, value: text };
  }

  /** Rejects an anchor or a tag, which the range of its value does not include. */
  #rejectMark(
    value: Span,
    kind: string,
    mark: string,
    range: Range | null | undefined,
  ): FrontMatterValue {
    const at = this.#source.lastBefore(mark, range?.[0] ?? 0);
    const span = at < 0 ? value : this.#source.span(at, mark.length);
    return this.#reject(span, `the ${kind} \`${mark}\``);
  }

  #reject(span: Span, what: string): FrontMatterValue {
    this.diagnostics.push(
      diagnose(
        'header-alias',
        span,
        `${what} is not read in front matter`,
        'Write the value out; one that begins with `&`, `*` or `!` needs quotation marks',
      ),
    );
    return { kind: 'null', span };
  }

  #span(range: Range | null | undefined): Span {
    const [start, end] = range ?? [0, 0];
    return this.#source.span(start, end - start);
  }
}

function scalarValue(
  value: unknown,
  source: string | undefined,
  type: string | undefined,
  span: Span,
): FrontMatterValue {
  const quoted = type !== 'PLAIN';
  if (!quoted && value === null) return { kind: 'null', span };
  if (!quoted && typeof value === 'boolean') return { kind: 'boolean', span, value };
  const text = typeof value === 'string' ? value : (source ?? '');
  return { kind: 'text', span, value: text, quoted };
}

function shortTag(tag: string): string {
  return tag.replace('tag:yaml.org,2002:', '!!');
}

export function tooDeep(span: Span): SourceDiagnostic {
  return diagnose(
    'header-too-deep',
    span,
    `lists and maps nest more than ${DEEPEST} levels deep`,
    'Flatten the value',
  );
}
