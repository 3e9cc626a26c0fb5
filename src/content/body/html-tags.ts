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
  /** Of the value without its quotation marks. */
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

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The value with its entities decoded; `undefined` when it holds one by a name that addresses do not
 * use.
 */
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
