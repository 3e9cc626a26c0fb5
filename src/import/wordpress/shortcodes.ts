import type { Arguments } from '../mapping.ts';

/** A shortcode in a text. */
export interface Shortcode extends Arguments {
  name: string;
  /** As it is written, with its closing tag. */
  written: string;
  /** `[youtube=https://…]`. */
  value?: string;
}

export interface ShortcodeReader {
  /** What stands in its place; `undefined` leaves its tags as they are, and what it encloses is read. */
  replace: (shortcode: Shortcode) => string | undefined;
  /** Whether what it encloses is no HTML: it is read without looking at its tags. */
  isCode: (name: string) => boolean;
}

const opening =
  /\[(\[?)([a-z][\w-]{0,60})((?:[\s=:/](?:"[^"]*"|'[^']*'|[^\]["'<>]|<[^>\]]*>|["'])*)?)\]/gi;

/** Where shortcodes are text: code, comments, and the insides of tags. */
const literal =
  /<!--[\s\S]*?-->|<(pre|code|script|style|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|<\/?[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;

/** Replaces the shortcodes of a text, from left to right; what stands in their place is not read again. */
export function replaceShortcodes(text: string, reader: ShortcodeReader): string {
  if (!text.includes('[')) return text;
  let made = '';
  let from = 0;
  const literals = new Literals(text);
  const closings = new Closings(text);
  const pattern = new RegExp(opening);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [tag, bracket = '', written = '', rest = ''] = match;
    const name = written.toLowerCase();
    const start = match.index;
    const end = start + tag.length;
    if (bracket !== '') {
      const escaped = escapedEnd(text, start, end, closings.after(written, end));
      if (escaped !== undefined) {
        made += text.slice(from, start) + text.slice(start + 1, escaped - 1);
        from = escaped;
        pattern.lastIndex = escaped;
      } else pattern.lastIndex = start + 1;
      continue;
    }
    const literalEnd = literals.endAround(start);
    if (literalEnd !== undefined) {
      pattern.lastIndex = literalEnd;
      continue;
    }
    const isClosed = /\/\s*$/.test(rest) && !rest.startsWith('=');
    const closing = isClosed ? undefined : closings.after(written, end);
    const inner = closing && text.slice(end, closing.start);
    const stop = closing?.end ?? end;
    const replaced = reader.replace({
      name,
      written: text.slice(start, stop),
      ...readArguments(isClosed ? rest.replace(/\/\s*$/, '') : rest),
      ...(inner !== undefined && {
        inner: reader.isCode(name) ? inner : replaceShortcodes(inner, reader),
      }),
    });
    if (replaced === undefined) continue;
    made += text.slice(from, start) + replaced;
    from = stop;
    pattern.lastIndex = stop;
  }
  return made + text.slice(from);
}

/** The end of `[[name …]]` or `[[name]…[/name]]`. */
function escapedEnd(
  text: string,
  start: number,
  end: number,
  closing: Range | undefined,
): number | undefined {
  if (text[end] === ']') return end + 1;
  if (closing === undefined || text[closing.end] !== ']') return undefined;
  return closing.end - start < longestEscaped ? closing.end + 1 : undefined;
}

const longestEscaped = 5000;

interface Range {
  start: number;
  end: number;
}

/** Finds closing tags, asked from left to right; a name that nothing closes is looked for once. */
class Closings {
  readonly #text: string;
  readonly #open = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  after(name: string, from: number): Range | undefined {
    if (this.#open.has(name)) return undefined;
    const tag = `[/${name}]`;
    const start = this.#text.indexOf(tag, from);
    if (start !== -1) return { start, end: start + tag.length };
    this.#open.add(name);
    return undefined;
  }
}

function readArguments(rest: string): Pick<Shortcode, 'named' | 'positional' | 'value'> {
  const text = rest.replace(/[\u00a0\u200b]/g, ' ').replace(/&nbsp;/g, ' ');
  const whole = /^=\s*["']?([^"'\]]*?)["']?\s*$/.exec(text)?.[1];
  if (whole !== undefined) {
    return { named: {}, positional: [whole.trim()], value: decodeAmpersand(whole.trim()) };
  }
  const named: Record<string, string> = {};
  const positional: string[] = [];
  const pattern =
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|[“”″]([^“”″]*)[“”″]|([^\s"']+))|"([^"]*)"|'([^']*)'|(\S+)/g;
  for (const match of text.matchAll(pattern)) {
    const groups: readonly (string | undefined)[] = match;
    const [, key, double, single, curly, bare, ...positionals] = groups;
    const value = double ?? single ?? curly ?? bare;
    if (key !== undefined) named[key.toLowerCase()] = decodeAmpersand(value ?? '');
    else positional.push(decodeAmpersand(positionals.find((one) => one !== undefined) ?? ''));
  }
  return { named, positional };
}

function decodeAmpersand(value: string): string {
  return value
    .replace(/&amp;|&#0?38;/g, '&')
    .replace(/&quot;|&#8221;|&#8220;|&#8243;/g, '"')
    .trim();
}

/** Finds the literal parts of a text once, asked from left to right. */
class Literals {
  readonly #matches: IterableIterator<RegExpExecArray>;
  #start = 0;
  #end = 0;

  constructor(text: string) {
    this.#matches = text.matchAll(literal);
  }

  /** The end of the literal part that holds a position. */
  endAround(position: number): number | undefined {
    while (this.#end <= position) {
      const next = this.#matches.next();
      if (next.done === true) {
        this.#start = this.#end = Number.POSITIVE_INFINITY;
        break;
      }
      this.#start = next.value.index;
      this.#end = this.#start + next.value[0].length;
    }
    return this.#start <= position ? this.#end : undefined;
  }
}
