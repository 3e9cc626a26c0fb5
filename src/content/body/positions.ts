import type { Span } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../diagnostics/line-index.ts';
import { dropsAddress, isHidden, removedElements } from './element-policy.ts';
import { headingLevel } from './headings.ts';
import { propertyText, rangeOf, type BodyElement, type SourceRange } from './tree.ts';

/** A body's text, which turns offsets into positions in the file. */
export class BodySource {
  readonly text: string;
  readonly #firstLine: number;
  #lines: LineIndex | undefined;

  /** @param firstLine the file's line that the body begins on, from 1. */
  constructor(text: string, firstLine: number) {
    this.text = text;
    this.#firstLine = firstLine;
  }

  /** Another text of the same length, whose offsets lie at the same positions. */
  withText(text: string): BodySource {
    return new BodySource(text, this.#firstLine);
  }

  /** The span ends with its first line, however far the range reaches. */
  span(start: number, end: number): Span {
    this.#lines ??= new LineIndex(this.text);
    const { line, column } = this.#lines.at(start);
    const lineEnd = this.text.slice(start, end).search(/\r?\n/);
    const length = lineEnd === -1 ? Math.max(0, end - start) : lineEnd;
    return { line: line + this.#firstLine - 1, column, length };
  }

  /** For a node without a position, the start of the body. */
  spanOf(position: SourceRange | undefined): Span {
    const start = position?.start.offset;
    return start === undefined ? this.span(0, 0) : this.span(start, position?.end.offset ?? start);
  }
}

/** An element of the source that diagnostics and facts need the position of. */
export interface Construct {
  tagName: string;
  /** The address as an engine spells it; empty for a heading, `undefined` for one only a browser can read. */
  key: string | undefined;
  /** The address as the editor spelt it, where that means the same. */
  written?: string | undefined;
  /** Whether it is a tag of raw HTML. */
  isRaw?: boolean;
  start: number;
  end: number;
}

/** The attribute that carries the address of an element, by tag name. */
const addressAttributes: ReadonlyMap<string, string> = new Map([
  ['a', 'href'],
  ['area', 'href'],
  ['script', 'src'],
  ['object', 'data'],
  ['img', 'src'],
  ['iframe', 'src'],
  ['embed', 'src'],
  ['video', 'src'],
  ['audio', 'src'],
  ['source', 'src'],
]);

/** Elements without an address that diagnostics name, besides headings. */
const namedElements = new Set([
  'input',
  'form',
  'progress',
  'meter',
  'canvas',
  'dialog',
  ...removedElements.keys(),
]);

/**
 * How the position of an element is found: by the attribute that has its address, or by its name alone,
 * where `attribute` is `undefined`. Returns `undefined` for an element that nothing needs the position of.
 *
 * @param isNoted whether a diagnostic names the element for one of its attributes.
 */
export function constructKind(
  tagName: string,
  isNoted: boolean,
): { attribute: string | undefined } | undefined {
  const attribute = addressAttributes.get(tagName);
  const isNamed =
    attribute !== undefined ||
    isNoted ||
    headingLevel(tagName) > 0 ||
    namedElements.has(tagName) ||
    tagName.includes('-');
  return isNamed ? { attribute } : undefined;
}

/** Gives positions of constructs in one tree to the elements of another tree made of the same source. */
export class ElementPositions {
  readonly #queues = new Map<string, Construct[]>();
  /** By key, the construct used last: an element that is never closed becomes several. */
  readonly #last = new Map<string, Construct>();

  constructor(constructs: readonly Construct[]) {
    // Reversed, as taking from the end costs the same for every element.
    for (const construct of constructs.toReversed()) {
      const key = queueKey(construct.tagName, construct.key);
      const queue = this.#queues.get(key);
      if (queue === undefined) this.#queues.set(key, [construct]);
      else queue.push(construct);
    }
  }

  /**
   * Gives the element the position of the next construct of its kind and address. Both trees keep the
   * order of the source, so equal ones meet in turn. An address that only a browser can spell takes
   * the next construct of its kind whose address was not understood.
   */
  assign(node: BodyElement): void {
    const { tagName } = node;
    const isNoted = isHidden(node) || dropsAddress(node);
    const kind = constructKind(tagName, isNoted);
    if (node.position !== undefined || kind === undefined) return;
    const { attribute } = kind;
    const address = attribute === undefined ? '' : propertyText(node, attribute);
    const construct =
      this.#queues.get(queueKey(tagName, address))?.pop() ??
      this.#queues.get(queueKey(tagName, undefined))?.pop() ??
      this.#last.get(queueKey(tagName, address));
    if (construct === undefined) return;
    this.#last.set(queueKey(tagName, address), construct);
    node.position = rangeOf(construct.start, construct.end);
    // A caption is Markdown; programs wrote file names into the titles of their HTML.
    if (tagName === 'img' && construct.isRaw === true) delete node.properties.title;
    if (construct.written !== undefined && attribute !== undefined) {
      node.properties[attribute] = construct.written;
    }
  }
}

function queueKey(tagName: string, address: string | undefined): string {
  return address === undefined ? tagName : `${tagName} ${address}`;
}
