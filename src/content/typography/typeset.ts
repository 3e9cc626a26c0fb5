import { append } from '../append.ts';
import { findTemplates } from '../body/leftover-templates.ts';
import { type AddressRange, outside } from '../body/locate-address.ts';
import { unspacedScripts } from '../scripts.ts';
import { narrowSpace, type Typography } from './quotation-marks.ts';

/** A range of a text, in UTF-16 units, with what is printed in its place. */
export interface Edit extends AddressRange {
  replacement: string;
}

/** Stands in a text for what is no text, as code or a picture. It counts as a word. */
export const objectMark = '\uFFFC';

/** Sets a text without elements, as a title. */
export function typeset(text: string, typography: Typography | undefined): string {
  if (typography === undefined) return text;
  let done = 0;
  let set = '';
  for (const { start, end, replacement } of findEdits(text, typography)) {
    set += text.slice(done, start) + replacement;
    done = end;
  }
  return set + text.slice(done);
}

/**
 * What changes in the text of a paragraph, in order: straight quotation marks, apostrophes, two or three
 * hyphens, three dots. Addresses, code, tags and attributes stay, as do marks that are typographic
 * already, and whatever cannot be told: feet and inches, options of commands, a mark without its pair.
 */
export function findEdits(text: string, typography: Typography): Edit[] {
  const { narrowSpaces = false } = typography;
  if (!holdsMarks(text) && !(narrowSpaces && holdsHighMarks(text))) return [];
  const verbatim = findVerbatim(text);
  const quotes = findQuotes(text);
  const others = [
    ...(text.includes('--') ? findDashes(text) : []),
    ...(text.includes('...') ? findEllipses(text) : []),
    ...(narrowSpaces && holdsHighMarks(text) ? findSpaces(text) : []),
  ];
  return [
    ...new QuoteReader(text, typography).read(outside(quotes, verbatim)),
    ...outside(others.sort(inOrder), verbatim),
  ].sort(inOrder);
}

/** Faster than an expression, as most paragraphs hold none. */
function holdsMarks(text: string): boolean {
  return text.includes("'") || text.includes('"') || text.includes('--') || text.includes('...');
}

function holdsHighMarks(text: string): boolean {
  return [' !', ' ?', ' :', ' ;', ' »', '« '].some((marks) => text.includes(marks));
}

function findQuotes(text: string): AddressRange[] {
  const found: AddressRange[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27) found.push({ start: at, end: at + 1 });
  }
  return found;
}

function inOrder(one: AddressRange, other: AddressRange): number {
  return one.start - other.start;
}

/** Parts that mean what they say to a machine. */
function findVerbatim(text: string): AddressRange[] {
  const found: AddressRange[] = [];
  const add = (pattern: RegExp): void => {
    for (const { index, 0: match } of text.matchAll(pattern))
      found.push({ start: index, end: index + match.length });
  };
  if (text.includes('://') || text.includes('www.') || text.includes('@')) {
    for (const { index, 0: token } of text.matchAll(/\S+/g)) {
      if (!/[a-z]:\/\/|www\.|\w@\w/i.test(token)) continue;
      const start = index + Math.max(0, token.search(/[^"'([{<]/));
      found.push({ start, end: index + token.length - endOfAddress(token) });
    }
  }
  if (text.includes('`')) add(/`[^`\n]{1,500}`/g);
  if (text.includes('<')) add(/<[a-z/!?][^<>]{0,500}>/gi);
  if (text.includes('=')) add(/=\s?(?:"[^"\n]{0,500}"|'[^'\n]{0,500}')/g);
  if (text.includes('{') || text.includes('[')) append(found, findTemplates(text));
  return found;
}

/** How many characters at the end of a word with an address are none of it. */
function endOfAddress(token: string): number {
  let at = token.length;
  while (at > 0 && /["'.,;:!?)\]}>]/.test(token.charAt(at - 1))) at -= 1;
  return token.length - at;
}

/** What stands beside a mark. */
type Side = 'space' | 'punctuation' | 'letter' | 'digit' | 'other' | 'unspaced' | 'hebrew';

/** Scripts written without spaces between words, with their punctuation. */
const UNSPACED = new RegExp(`[${unspacedScripts}\\u3000-\\u303F\\uFF00-\\uFF65]`, 'u');

/** The ends of a text count as spaces, and an object as a letter. */
function sideAt(text: string, at: number): Side {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || code <= 0x20) return 'space';
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return 'digit';
    const letter = code | 0x20;
    return letter >= 0x61 && letter <= 0x7a ? 'letter' : 'punctuation';
  }
  const character = text.charAt(at);
  if (/[\p{Script=Latin}\uFFFC]/u.test(character)) return 'letter';
  if (/\s/.test(character)) return 'space';
  if (/\p{P}/u.test(character) && !UNSPACED.test(character)) return 'punctuation';
  if (UNSPACED.test(character)) return 'unspaced';
  if (/\p{Script=Hebrew}/u.test(character)) return 'hebrew';
  if (/[\p{L}\p{M}]/u.test(character)) return 'letter';
  return /\p{N}/u.test(character) ? 'digit' : 'other';
}

/** Decades, and English words that are written with an apostrophe for their beginning. */
const CLIPPED = /'(?:\d\ds?(?![\w'])|n'|(?:tis|twas|twere|twill|em|til|cause|bout)(?![\w']))/iy;

type StraightMark = '"' | "'";

/** A straight mark that may open. */
interface Opener {
  at: number;
  mark: StraightMark;
}

/**
 * Pairs the straight marks of a paragraph. Whether a mark opens or closes follows from what stands beside
 * it, as for the emphasis of CommonMark; between letters of a script without spaces, from what is open.
 */
class QuoteReader {
  readonly #text: string;
  readonly #typography: Typography;
  readonly #clipped = new RegExp(CLIPPED);
  readonly #edits: Edit[] = [];
  /** Innermost last. */
  readonly #open: Opener[] = [];
  readonly #openOf = { '"': 0, "'": 0 };

  constructor(text: string, typography: Typography) {
    this.#text = text;
    this.#typography = typography;
  }

  /** @param marks the ranges of the straight marks, in order. */
  read(marks: readonly AddressRange[]): Edit[] {
    for (const { start } of marks) this.#readMark(start, this.#text[start] === '"' ? '"' : "'");
    for (const opener of this.#open) this.#leave(opener);
    return this.#edits;
  }

  #readMark(at: number, mark: StraightMark): void {
    const before = sideAt(this.#text, at - 1);
    const after = sideAt(this.#text, at + 1);
    if (mark === "'" && this.#isApostrophe(at, before, after)) {
      this.#set(at, '’');
      return;
    }
    const { opens, closes } = this.#rolesOf(mark, before, after);
    if (closes && this.#openOf[mark] > 0) {
      this.#close(at, mark);
    } else if (opens) {
      this.#open.push({ at, mark });
      this.#openOf[mark] += 1;
    } else if (mark === "'" && before === 'letter') {
      this.#set(at, '’');
    }
  }

  #rolesOf(mark: StraightMark, before: Side, after: Side): { opens: boolean; closes: boolean } {
    if (before === 'unspaced' || after === 'unspaced') {
      const isOpen = this.#openOf[mark] > 0;
      return { opens: after !== 'space' && !isOpen, closes: before !== 'space' && isOpen };
    }
    const isLeft = before === 'space' || before === 'punctuation';
    const isRight = after === 'space' || after === 'punctuation';
    const opens = after !== 'space' && (after !== 'punctuation' || isLeft);
    const closes = before !== 'space' && (before !== 'punctuation' || isRight);
    return opens && closes
      ? { opens: before === 'punctuation', closes: after === 'punctuation' }
      : { opens, closes };
  }

  #isApostrophe(at: number, before: Side, after: Side): boolean {
    if (before === 'letter' && after === 'letter') return true;
    if (/^'n'$/i.test(this.#text.slice(at - 2, at + 1))) return true;
    if (before === 'space' || before === 'punctuation') {
      this.#clipped.lastIndex = at;
      return this.#clipped.test(this.#text);
    }
    // Feet stand before inches; decades have an `s`.
    return before === 'digit'
      ? /^'s(?![\p{L}\p{N}])/iu.test(this.#text.slice(at, at + 3))
      : before === 'letter' && after === 'digit';
  }

  /** Sets a pair. A mark that was opened within it has no pair. */
  #close(at: number, mark: StraightMark): void {
    let opener = this.#pop();
    for (; opener !== undefined && opener.mark !== mark; opener = this.#pop()) this.#leave(opener);
    if (opener === undefined) return;
    const { double, single, eastAsian = false } = this.#typography;
    const sides = [sideAt(this.#text, opener.at + 1), sideAt(this.#text, at - 1)];
    if (eastAsian && !sides.includes('unspaced')) return;
    const [open, close] = mark === '"' ? double : single;
    this.#set(opener.at, open);
    this.#set(at, close);
  }

  #pop(): Opener | undefined {
    const last = this.#open.pop();
    if (last) this.#openOf[last.mark] -= 1;
    return last;
  }

  /** A mark that nothing closes: an apostrophe, or the beginning of a speech of several paragraphs. */
  #leave({ at, mark }: Opener): void {
    if (mark === "'") {
      if (sideAt(this.#text, at + 1) === 'letter') this.#set(at, '’');
    } else if (at === 0 && this.#typography.eastAsian !== true) {
      this.#set(at, this.#typography.double[0]);
    }
  }

  #set(at: number, replacement: string): void {
    this.#edits.push({ start: at, end: at + 1, replacement });
  }
}

/** Dashes have a space on both sides or on none; `--strict` and `i--` are code. */
function findDashes(text: string): Edit[] {
  const found: Edit[] = [];
  for (const { index, 0: hyphens } of text.matchAll(/-{2,}/g)) {
    const end = index + hyphens.length;
    const isAlone = index === 0 && end === text.length;
    if (hyphens.length > 3 || isAlone) continue;
    const before = text.charAt(index - 1) || ' ';
    const after = text.charAt(end) || ' ';
    const isSpaced = /\s/.test(before) && /\s/.test(after);
    const isTight =
      /[\p{L}\p{N}\p{M}\p{Sc}%”’»)\].,!?…\uFFFC]/u.test(before) &&
      /[\p{L}\p{N}\p{Sc}"'“‘«([\uFFFC]/u.test(after) &&
      text.charAt(index - 2) !== '<';
    if (isSpaced || isTight)
      found.push({ start: index, end, replacement: hyphens.length === 2 ? '–' : '—' });
  }
  return found;
}

/** Three dots, except in paths, before arguments and in ranges of numbers. */
function findEllipses(text: string): Edit[] {
  const found: Edit[] = [];
  for (const { index, 0: dots } of text.matchAll(/\.{3,}/g)) {
    const end = index + 3;
    const around = text.charAt(index - 1) + text.charAt(end);
    const isCode = /[/\\]|^(?:[([{][\p{L}\p{N}]|\p{N}{2})$/u.test(around);
    if (dots.length === 3 && !isCode) found.push({ start: index, end, replacement: '…' });
  }
  return found;
}

/** Spaces that a typist of French sets before high punctuation and inside guillemets; none is added. */
function findSpaces(text: string): Edit[] {
  const found: Edit[] = [];
  const high = /[!?]{1,9}(?:[\s)»"'”’.…]|$)|[;:](?:\s|$)|»/y;
  for (const { index } of text.matchAll(/ (?=[!?;:»])|(?<=«) /g)) {
    high.lastIndex = index + 1;
    if (text[index - 1] === '«' || high.test(text))
      found.push({ start: index, end: index + 1, replacement: narrowSpace });
  }
  return found;
}
