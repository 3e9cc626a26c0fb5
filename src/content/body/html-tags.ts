import { jsxCode, type JsxElement } from './tree.ts';

/** A start or end tag of raw HTML; offsets are into the text it was read from. */
export interface HtmlTag {
  /** Lower case in HTML; as written in JSX, where case matters. */
  name: string;
  closing: boolean;
  selfClosing: boolean;
  attributes: HtmlAttribute[];
  start: number;
  end: number;
}

export interface HtmlAttribute {
  name: string;
  /** As written: entities are not decoded. */
  value: string;
  /** Range of the value without its quotation marks. */
  start: number;
  end: number;
}

/** Reads the tag whose `<` stands at an offset; `undefined` when there is none. */
export function readTag(source: string, at: number): HtmlTag | undefined {
  const opening = /<(\/?)([a-zA-Z][^\s/>]*)/y;
  opening.lastIndex = at;
  const match = opening.exec(source);
  if (match === null) return undefined;
  const attributes: HtmlAttribute[] = [];
  const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;
  let end = opening.lastIndex;
  for (;;) {
    attribute.lastIndex = end;
    const found = attribute.exec(source);
    if (found === null) break;
    end = attribute.lastIndex;
    const quoted = found[2] ?? found[3];
    const value = quoted ?? found[4] ?? '';
    const valueEnd = quoted === undefined ? end : end - 1;
    attributes.push({
      name: (found[1] ?? '').toLowerCase(),
      value,
      start: valueEnd - value.length,
      end: valueEnd,
    });
  }
  const close = /[\s/]*>?/y;
  close.lastIndex = end;
  const tail = close.exec(source)?.[0] ?? '';
  return {
    name: match[2] ?? '',
    closing: match[1] === '/',
    selfClosing: tail.includes('/'),
    attributes,
    start: at,
    end: end + tail.length,
  };
}

export function attributeOf(tag: HtmlTag, name: string): HtmlAttribute | undefined {
  return tag.attributes.find((attribute) => attribute.name === name);
}

export interface JsxRange {
  /** Range of the name; empty for a spread. */
  start: number;
  end: number;
  /** Range of plain text between quotation marks. */
  value?: { start: number; end: number };
}

/**
 * Finds the attributes of a JSX tag, which the engine gives no positions.
 *
 * @param at offset of the tag's `<`.
 * @returns the ranges of `node.attributes`, in their order; `undefined` for one that is not found.
 */
export function locateAttributes(
  source: string,
  at: number,
  node: Pick<JsxElement, 'name' | 'attributes'>,
): (JsxRange | undefined)[] {
  let cursor = nameRange(source, at, node.name ?? '').end;
  return node.attributes.map((attribute) => {
    const code = jsxCode(attribute);
    if (attribute.name === undefined) {
      const start = source.indexOf('{', cursor) + 1;
      cursor = afterCode(source, start, code ?? '');
      return { start, end: start };
    }
    const gap = /[\s>]*/y;
    gap.lastIndex = cursor;
    gap.exec(source);
    const start = source.indexOf(attribute.name, gap.lastIndex);
    if (start === -1) return undefined;
    const range = { start, end: start + attribute.name.length };
    const assignment = /\s*=\s*(?:"([^"]*)"|'([^']*)'|\{)/y;
    assignment.lastIndex = range.end;
    const assigned = assignment.exec(source);
    cursor = assigned === null ? range.end : assignment.lastIndex;
    const text = assigned?.[1] ?? assigned?.[2];
    if (text !== undefined) {
      return { ...range, value: { start: cursor - 1 - text.length, end: cursor - 1 } };
    }
    if (assigned !== null) cursor = afterCode(source, cursor, code ?? '');
    return range;
  });
}

/** The range of the name in a JSX tag; `at` is the offset of its `<`. */
export function nameRange(source: string, at: number, name: string): JsxRange {
  const opening = /<\s*/y;
  opening.lastIndex = at;
  const start = at + (opening.exec(source)?.[0].length ?? 0);
  return { start, end: start + name.length };
}

/** The offset after the brace that closes code. In quotes and lists the source differs from the code. */
function afterCode(source: string, at: number, code: string): number {
  const end = source.startsWith(code, at) ? at + code.length : at;
  const brace = source.indexOf('}', end);
  return brace === -1 ? end : brace + 1;
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Decodes the entities of a value; `undefined` when it has a named one that addresses do not use. */
export function decodeAttribute(value: string): string | undefined {
  const entity = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi;
  let decoded = '';
  let done = 0;
  for (const match of value.matchAll(entity)) {
    const [all, hex, decimal, name] = match;
    const character =
      name === undefined ? numbered(all, hex, decimal) : named.get(name.toLowerCase());
    if (character === undefined) return undefined;
    decoded += value.slice(done, match.index) + character;
    done = match.index + all.length;
  }
  return decoded + value.slice(done);
}

function numbered(all: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
}
