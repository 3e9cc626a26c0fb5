import { hidesByStyle, isElementName, loadsByStyle } from './element-policy.ts';
import { attributeOf, readTag, type HtmlTag } from './html-tags.ts';
import { limits, TooComplex } from './limits.ts';

/** Reads the raw HTML of a body piece by piece, in order, and tracks the open elements. */
export class RawHtmlReader {
  /** Elements that are open, outermost first. */
  readonly #open: OpenTag[] = [];
  /** The name of the open element whose content is text only, as `script`. */
  #rawText = '';
  readonly #visit: RawHtmlVisitor;

  constructor(visit: RawHtmlVisitor) {
    this.#visit = visit;
  }

  /** Whether what follows is inside an element whose content is not text of the page. */
  get hidden(): boolean {
    return this.#rawText !== '';
  }

  /** @param offsetOf maps offsets of the piece to offsets of the body. */
  read(piece: string, offsetOf: (at: number) => number): void {
    let at = 0;
    while (at < piece.length) {
      at =
        this.#rawText === ''
          ? this.#readMarkup(piece, at, offsetOf)
          : this.#readRawText(piece, at, offsetOf);
    }
  }

  /** Ends the body. Returns the open tags that swallow what follows them. */
  end(): OpenTag[] {
    for (const { word } of this.#open) if (word) this.#visit.word(word.tag, word.offsetOf);
    return this.#open.filter((tag) => tag.swallows);
  }

  /** Whether a tag is a word in angle brackets, as `<type of user>`, and no element. */
  #isWord(tag: HtmlTag): boolean {
    const name = tag.name.toLowerCase();
    if (this.#open.some((open) => open.name === 'svg' || open.name === 'math')) return false;
    // Word processors write namespaced elements, as `<o:p>`, which hold nothing.
    if (name.includes(':')) return false;
    if (name.includes('-')) return tag.closing;
    // Browsers read `<image>` as a picture, which nobody writes without an address.
    if (name === 'image') return attributeOf(tag, 'src') === undefined;
    return !isElementName(name) || isPhrase(tag);
  }

  #readMarkup(piece: string, at: number, offsetOf: (at: number) => number): number {
    const start = piece.indexOf('<', at);
    const text = piece.slice(at, start === -1 ? undefined : start);
    if (text !== '') this.#visit.text(text);
    if (start === -1) return piece.length;
    if (piece.startsWith('<!--', start)) {
      const end = piece.indexOf('-->', start + 2);
      return this.#skip(piece, start, end === -1 ? -1 : end + 3, offsetOf);
    }
    const next = piece[start + 1];
    if (next === '!' || next === '?') {
      const end = piece.indexOf('>', start);
      if (end !== -1) this.#visit.dropped(offsetOf(start), offsetOf(end + 1));
      return this.#skip(piece, start, end === -1 ? -1 : end + 1, offsetOf);
    }
    const tag = readTag(piece, start);
    if (tag === undefined) return start + 1;
    this.#readTag(tag, offsetOf);
    return Math.max(tag.end, start + 1);
  }

  #skip(piece: string, start: number, end: number, offsetOf: (at: number) => number): number {
    const to = end === -1 ? piece.length : end;
    this.#visit.ignored(offsetOf(start), offsetOf(to));
    if (end === -1) {
      this.#visit.text(piece.slice(start + 2));
      const name = /^<(!--|[!?])/.exec(piece.slice(start, start + 4))?.[1] ?? '';
      this.#open.push({ name, offset: offsetOf(start), length: name.length + 1, swallows: true });
    }
    return to;
  }

  #readTag(tag: HtmlTag, offsetOf: (at: number) => number): void {
    const name = tag.name.toLowerCase();
    if (tag.closing) {
      const index = this.#open.findLastIndex((open) => open.name === name);
      const closed = this.#open[index];
      if (closed === undefined) {
        if (this.#isWord(tag)) this.#visit.word(tag, offsetOf);
        return;
      }
      this.#visit.end(name, offsetOf(tag.start));
      if (codeElements.has(name)) this.#visit.ignored(closed.offset, offsetOf(tag.end));
      for (const { word } of this.#open.slice(index + 1)) {
        if (word) this.#visit.word(word.tag, word.offsetOf);
      }
      this.#open.length = index;
      return;
    }
    if (this.#isWord(tag)) {
      this.#visit.word(tag, offsetOf);
      return;
    }
    this.#visit.tag(tag, offsetOf);
    if (voidElements.has(name) || optionalEnd.has(name)) return;
    const offset = offsetOf(tag.start);
    this.#open.push({
      name,
      offset,
      length: tag.end - tag.start,
      swallows: hidesContent(tag) || swallowing.has(name),
      // An element of one's own is one only if it is closed.
      ...(name.includes('-') && { word: { tag, offsetOf } }),
    });
    if (this.#open.length > limits.openTags) {
      throw new TooComplex(`more than ${limits.openTags} HTML elements are open at once`, offset);
    }
    if (rawTextElements.has(name)) this.#rawText = name;
  }

  #readRawText(piece: string, at: number, offsetOf: (at: number) => number): number {
    const ending = /<\/([a-z]+)/gi;
    ending.lastIndex = at;
    for (let match = ending.exec(piece); match !== null; match = ending.exec(piece)) {
      if (match[1]?.toLowerCase() !== this.#rawText) continue;
      const opened = this.#open.pop();
      const tag = readTag(piece, match.index);
      const end = tag?.end ?? piece.length;
      this.#visit.ignored(opened?.offset ?? offsetOf(at), offsetOf(end));
      this.#rawText = '';
      return end;
    }
    this.#visit.text(piece.slice(at));
    return piece.length;
  }
}

export interface RawHtmlVisitor {
  /** A start tag; `offsetOf` maps its offsets to offsets of the body. */
  tag: (tag: HtmlTag, offsetOf: (at: number) => number) => void;
  /** The end tag of an open element; `offset` is one of the body. */
  end: (name: string, offset: number) => void;
  /** Text between tags, or text that an unclosed tag swallows. */
  text: (text: string) => void;
  /** A range of the body without text of the page: comments, scripts, code. */
  ignored: (start: number, end: number) => void;
  /** A declaration or processing instruction, as `<?php … ?>`, which browsers drop. */
  dropped: (start: number, end: number) => void;
  /** A tag that is no element, but a word in angle brackets. */
  word: (tag: HtmlTag, offsetOf: (at: number) => number) => void;
}

export interface OpenTag {
  name: string;
  offset: number;
  length: number;
  swallows: boolean;
  /** Of a custom element, its tag, which is a word unless it is closed. */
  word?: { tag: HtmlTag; offsetOf: (at: number) => number };
}

/** Whether browsers hide an element with this start tag; see `isHidden`. */
function hidesContent(tag: HtmlTag): boolean {
  return (
    attributeOf(tag, 'hidden') !== undefined ||
    (tag.name.toLowerCase() === 'dialog' && attributeOf(tag, 'open') === undefined) ||
    hidesByStyle(attributeOf(tag, 'style')?.value ?? '')
  );
}

/** Whether diagnostics need the place of an element with this start tag; see `isHidden` and `dropsAddress`. */
export function isNoted(tag: HtmlTag): boolean {
  return (
    hidesContent(tag) ||
    attributeOf(tag, 'background') !== undefined ||
    attributeOf(tag, 'formaction') !== undefined ||
    loadsByStyle(attributeOf(tag, 'style')?.value ?? '')
  );
}

/** Whether a tag reads as words, as `<name of the patient>`: its attributes are none, and have no values. */
function isPhrase({ attributes }: HtmlTag): boolean {
  return (
    attributes.length > 0 &&
    attributes.every(({ name, start, end }) => start === end && !booleanAttributes.has(name))
  );
}

const booleanAttributes = new Set(
  (
    'allowfullscreen async autofocus autoplay border checked compact controls data default defer ' +
    'disabled download frameborder hidden inert ismap itemscope loop mozallowfullscreen multiple muted ' +
    'nomodule noresize noshade novalidate nowrap open playsinline popover readonly required ' +
    'reversed selected webkitallowfullscreen alt value id class style title crossorigin href src name'
  ).split(' '),
);

/**
 * Returns a function that maps offsets of a piece of raw HTML to offsets of the body. In quotes and
 * lists each line of the source begins with markers that the piece lacks, so lines are matched by
 * their ends.
 */
export function pieceOffsets(source: string, start: number, piece: string): (at: number) => number {
  if (source.startsWith(piece, start)) return (at) => start + at;
  const shifts: { from: number; shift: number }[] = [];
  let sourceLine = start;
  let pieceLine = 0;
  for (;;) {
    const pieceEnd = lineEnd(piece, pieceLine);
    const sourceEnd = lineEnd(source, sourceLine);
    const shift = pieceLine === 0 ? start : sourceEnd - pieceEnd;
    shifts.push({ from: pieceLine, shift });
    if (pieceEnd >= piece.length || sourceEnd >= source.length) break;
    pieceLine = piece.indexOf('\n', pieceEnd) + 1;
    sourceLine = source.indexOf('\n', sourceEnd) + 1;
  }
  return (at) => {
    let low = 0;
    let high = shifts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((shifts[middle]?.from ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return at + (shifts[low]?.shift ?? start);
  };
}

function lineEnd(value: string, from: number): number {
  const newline = value.indexOf('\n', from);
  if (newline === -1) return value.length;
  return value[newline - 1] === '\r' ? newline - 1 : newline;
}

const voidElements = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Elements with an optional end tag. */
const optionalEnd = new Set(
  'p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rp rt html head body'.split(
    ' ',
  ),
);

/** Elements that hide, change or move what follows them when they are left open. */
const swallowing = new Set(
  (
    'script style textarea title xmp iframe noembed noframes plaintext template select ' +
    'svg math object video audio canvas details table pre a button dialog'
  ).split(' '),
);

const rawTextElements = new Set(
  'script style textarea title xmp iframe noembed noframes plaintext'.split(' '),
);

const codeElements = new Set(['pre', 'code', 'samp', 'kbd']);
