import { isAlias, isMap, isScalar, isSeq, type Node, type Range } from 'yaml';
import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter-value.ts';
import { spanAt, type Place } from './place.ts';

/** Levels that lists and maps of a header may nest. */
export const DEEPEST = 5;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads composed YAML into a value with its places. What would be expanded, as an alias, is a problem
 * and reads as null.
 */
export function readValue(
  root: Node,
  place: Place,
): { value: FrontMatterValue; diagnostics: SourceDiagnostic[] } {
  const reader = new ValueReader(place);
  return { value: reader.read(root, 1), diagnostics: reader.diagnostics };
}

class ValueReader {
  readonly diagnostics: SourceDiagnostic[] = [];
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  read(node: Node | null, depth: number): FrontMatterValue {
    const span = this.#span(node?.range);
    if (node === null) return { kind: 'null', span };
    if (isAlias(node)) return this.#refuse(span, `the alias \`*${node.source}\``);
    if (node.anchor !== undefined)
      return this.#refuseMark(span, 'anchor', `&${node.anchor}`, node.range);
    if (node.tag !== undefined)
      return this.#refuseMark(span, 'tag', shortTag(node.tag), node.range);
    if (isScalar(node)) return scalarValue(node.value, node.source, node.type, span);
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
    const name = key.kind === 'null' ? '' : String(key.value);
    if (name === '<<') {
      this.#refuse(key.span, 'the merge key `<<`');
      return undefined;
    }
    if (FORBIDDEN_KEYS.has(name)) {
      this.diagnostics.push(
        diagnose(
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
  ): FrontMatterValue {
    const { offset, text } = this.#place;
    const at = text.lastIndexOf(mark, offset + (range?.[0] ?? 0)) - offset;
    const span = at < 0 ? value : spanAt(this.#place, at, mark.length);
    return this.#refuse(span, `the ${kind} \`${mark}\``);
  }

  #refuse(span: Span, what: string): FrontMatterValue {
    this.diagnostics.push(
      diagnose(
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
