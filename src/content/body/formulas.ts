import type { AddressRange } from './locate-address.ts';
import { foldSpace } from './tree.ts';

/** A formula between dollar signs, with the range of the source that it stands in. */
export interface Formula extends AddressRange {
  tex: string;
  /** Whether it stands on lines of its own, between two dollar signs each. */
  isBlock: boolean;
  /** As it is written, without the marks of quotes and the indentation around it. */
  written: string;
}

/** Formulas of one body; further ones stay text. */
const mostFormulas = 5_000;
/** Characters between two dollar signs; a paragraph of text is none. */
const longestInline = 1_000;
const longestBlock = 20_000;
/** Characters in which code of a line is looked for. */
const longestCode = 20_000;

/** What may hold a dollar sign that is none of a formula, and each dollar sign. */
const signs =
  /\\[^\n]|`+|\$+|<!--|<\/?[A-Za-z][^<>]*>|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|\]\(|https?:\/\/[^\s<]*|[{}]/g;
const destination = /\]\((?:[^()\n\\]|\\.|\([^()\n]*\))*\)/y;
const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)$/gm;
const moduleCode = /^(?:import|export)\b[^\n]*(?:\n[^\n]*\S[^\n]*)*$/gm;
/** Braces of JavaScript, and strings and comments, whose braces mean nothing. */
const script =
  /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*(?:`|$)|\/\*[^]*?(?:\*\/|$)|[{}]/g;
/** What begins a block, so that a formula cannot go on there. */
const blockStart = /[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|>|`{3}|~{3}|\|)/y;
const quoteMark = /[ \t]*>/y;
const restOfLine = /[ \t\r]*(?:\n|$)/y;
const blankLine = /\n[ \t>]*(?:\n|$)/y;
const tag = /<\/?[A-Za-z][\w-]*(?:\s[^<>]*)?>/;
/** Not of TeX: a sum of money with words behind it, strong emphasis, an entity. */
const notTex = /^\d[\d.,]*\s[^\\]*[A-Za-z]{2}|\*\*|&(?:#\d+|[a-z]{2,8});/;
/** The name of a variable, as templates have it: `$TITLE$`. */
const longName = /^[A-Za-z_]{4,}$/;
const name = /^[A-Za-z_]{3,}$/;

/**
 * Finds formulas in the source, in order. `$` opens one directly before a character and closes it
 * directly behind one, where no digit follows: https://pandoc.org/MANUAL.html#math. Prices, variables
 * of a shell and the like are none, and stay as they are.
 */
export function findFormulas(source: string, syntax: 'md' | 'mdx'): Formula[] {
  if (!source.includes('$')) return [];
  const found: Formula[] = [];
  let done = 0;
  for (const { start, end } of codeRanges(source, syntax)) {
    findBetween(source, done, start, syntax, found);
    done = Math.max(done, end);
  }
  findBetween(source, done, source.length, syntax, found);
  const hasVariables = found.some(({ tex }) => longName.test(tex));
  return hasVariables ? found.filter(({ tex }) => !name.test(tex)) : found;
}

/** Fenced code, and the module code of MDX. */
function codeRanges(source: string, syntax: 'md' | 'mdx'): AddressRange[] {
  const ranges: AddressRange[] = [];
  fence.lastIndex = 0;
  for (let open = fence.exec(source); open !== null; open = fence.exec(source)) {
    const [, marks = '', behind = ''] = open;
    if (marks.startsWith('`') && behind.includes('`')) continue;
    const closing = new RegExp(`^[ \\t>]*${marks[0] ?? ''}{${marks.length},}[ \\t]*$`, 'gm');
    closing.lastIndex = fence.lastIndex;
    const end = closing.exec(source) === null ? source.length : closing.lastIndex;
    ranges.push({ start: open.index, end });
    fence.lastIndex = end;
  }
  if (syntax === 'mdx') {
    for (const { index, 0: code } of source.matchAll(moduleCode))
      ranges.push({ start: index, end: index + code.length });
    ranges.sort((a, b) => a.start - b.start);
  }
  return ranges;
}

function findBetween(
  source: string,
  from: number,
  to: number,
  syntax: 'md' | 'mdx',
  found: Formula[],
): void {
  signs.lastIndex = from;
  for (let sign = signs.exec(source); sign !== null; sign = signs.exec(source)) {
    if (sign.index >= to || found.length === mostFormulas) return;
    const [written] = sign;
    const start = sign.index;
    let end = signs.lastIndex;
    if (written.startsWith('`')) end = codeEnd(source, end, to, written.length);
    else if (written === '<!--') end = indexAfter(source, '-->', end);
    else if (written === '](') {
      destination.lastIndex = start;
      if (destination.test(source)) end = destination.lastIndex;
    } else if (written === '{' && syntax === 'mdx') end = braceEnd(source, end, to);
    else if (written.startsWith('$')) {
      const formula = readFormula(source, start, written.length, to);
      if (formula !== undefined) {
        found.push(formula);
        end = formula.end;
      }
    }
    signs.lastIndex = end;
  }
}

/** Where in the source a place in the TeX of a formula stands. */
export function sourceOffset(
  { start, end, written, tex }: Formula,
  offset: number,
  source: string,
): number {
  const before = written.slice(0, Math.max(0, written.indexOf(tex)) + offset).split('\n');
  const shown = written.split('\n');
  const lines = source.slice(start, end).split('\n');
  const last = before.length - 1;
  const above = lines.slice(0, last).reduce((sum, line) => sum + line.length + 1, 0);
  const prefix = (lines[last]?.length ?? 0) - (shown[last]?.length ?? 0);
  return start + above + prefix + (before[last]?.length ?? 0);
}

/** Where the fence of a formula begins, the first by number 0. */
export function fenceOffset(source: string, number: number): number {
  const fences = [...source.matchAll(/(?:`{3,}|~{3,})[ \t]*math\b/g)];
  return fences[number]?.index ?? 0;
}

function indexAfter(source: string, sought: string, from: number): number {
  const at = source.indexOf(sought, from);
  return at === -1 ? source.length : at + sought.length;
}

/** Where the code ends that so many backticks before `from` begin; `from` when nothing closes it. */
function codeEnd(source: string, from: number, to: number, length: number): number {
  const last = Math.min(to, from + longestCode);
  for (let at = from; at < last; at += 1) {
    if (source[at] === '\n' && isBlankAt(source, at)) return from;
    if (source[at] !== '`') continue;
    const start = at;
    while (source[at] === '`') at += 1;
    if (at - start === length) return at;
  }
  return from;
}

/** Where an expression of MDX ends. One that nothing closes, which is a fault, goes on to the end. */
function braceEnd(source: string, from: number, to: number): number {
  let open = 1;
  script.lastIndex = from;
  for (
    let part = script.exec(source);
    part !== null && part.index < to;
    part = script.exec(source)
  ) {
    if (part[0] === '{') open += 1;
    else if (part[0] === '}') open -= 1;
    if (open === 0) return script.lastIndex;
  }
  return to;
}

function isBlankAt(source: string, newline: number): boolean {
  blankLine.lastIndex = newline;
  return blankLine.test(source);
}

/** The formula that the dollar signs at `start` open; `undefined` when they open none. */
function readFormula(
  source: string,
  start: number,
  width: number,
  to: number,
): Formula | undefined {
  if (width > 2) return undefined;
  const from = start + width;
  const close = closingSign(source, from, width, to);
  if (close === undefined) return undefined;
  const end = close + width;
  const isBlock = width === 2 && isAloneInLines(source, start, end);
  if (!isBlock && !isInline(source, start, close, width)) return undefined;
  const range = source.slice(start, end);
  const written = range.includes('\n')
    ? linesOf(range, quotesAround(source, start))
        .map(({ prefix, line }) => line.slice(prefix))
        .join('\n')
    : range;
  const tex = written
    .slice(width, -width)
    .replace(/^`([^`]*)`$/, '$1')
    // WordPress writes `$latex x^2$`.
    .replace(/^latex\s+/, '');
  if (tex.trim() === '' || tag.test(tex)) return undefined;
  return { start, end, isBlock, written, tex: tex.trim() };
}

/** Whether nothing but the marks of quotes and list items stands beside a range in its lines. */
function isAloneInLines(source: string, start: number, end: number): boolean {
  restOfLine.lastIndex = end;
  if (!restOfLine.test(source)) return false;
  // A search for the line's beginning would read long lines once for each formula.
  let from = start;
  while (from > 0 && /[ \t>*+\-\d.)]/.test(source.charAt(from - 1))) from -= 1;
  const isWhole = from === 0 || source[from - 1] === '\n';
  return isWhole && /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/.test(source.slice(from, start));
}

/** How many quotes the line of an offset stands in. */
function quotesAround(source: string, offset: number): number {
  const line = source.slice(source.lastIndexOf('\n', offset) + 1, offset);
  return /^[ \t>]*/.exec(line)?.[0].replace(/[^>]/g, '').length ?? 0;
}

/** Where the signs stand that close a formula. */
function closingSign(source: string, from: number, width: number, to: number): number | undefined {
  const last = Math.min(to, from + (width === 1 ? longestInline : longestBlock));
  for (let at = from; at < last; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '\n') {
      if (isBlankAt(source, at)) return undefined;
      if (width === 1 && startsBlock(source, at + 1, quotesAround(source, from))) return undefined;
    } else if (character === '$') {
      const start = at;
      while (source[at + 1] === '$') at += 1;
      if (at + 1 - start === width) return start;
      // A formula may hold text with formulas; one dollar sign may not hold two.
      if (width === 1) return undefined;
    }
  }
  return undefined;
}

/** Whether a line begins a block behind the marks of so many quotes. */
function startsBlock(source: string, line: number, quotes: number): boolean {
  blockStart.lastIndex = line;
  for (let quote = 0; quote < quotes; quote += 1) {
    quoteMark.lastIndex = blockStart.lastIndex;
    if (!quoteMark.test(source)) break;
    blockStart.lastIndex = quoteMark.lastIndex;
  }
  return blockStart.test(source);
}

/** Whether the signs at `start` and `close`, with other text on their lines, hold a formula. */
function isInline(source: string, start: number, close: number, width: number): boolean {
  const before = source[start - 1] ?? ' ';
  const first = source[start + width] ?? ' ';
  const last = source[close - 1] ?? ' ';
  const after = source[close + width] ?? ' ';
  if (/\s/.test(first) || /\s/.test(last) || /\d/.test(after)) return false;
  if (/[0-9A-Za-z]/.test(before) || /[([{/]/.test(last)) return false;
  // `$HOME/$USER`, `${name}$(rest)`
  if (/[({]/.test(after) || (/[A-Za-z_]/.test(after) && !/[\w)}]/.test(last))) return false;
  const content = source.slice(start + width, close);
  if (notTex.test(content) || (content.includes('`') && !/^`[^`]+`$/.test(content))) return false;
  return content.includes('\\') || content.split('{').length === content.split('}').length;
}

/** The lines of a range, and how many characters of each belong to quotes and lists around it. */
function linesOf(range: string, quotes: number): { prefix: number; line: string }[] {
  return range.split('\n').map((line, index) => {
    if (index === 0) return { prefix: 0, line };
    const pattern = new RegExp(`^(?:[ \\t]*>){0,${quotes}}[ \\t]*`);
    return { prefix: pattern.exec(line)?.[0].length ?? 0, line };
  });
}

/**
 * Stand for a formula while Markdown is parsed: opening and closing sign, and all that fills it. The
 * second character is the formula's number. Control characters, as the compiler removes those from all
 * that an editor writes.
 */
const edge = '\u0005';
const filler = '\u0006';
/** The first of 20,000 letters, which mean nothing in Markdown. */
const firstNumber = 0x4e00;

/** Replaces formulas by what Markdown reads as one word. Offsets and lines stay what they were. */
export function maskFormulas(source: string, formulas: readonly Formula[]): string {
  const clean = withoutMasks(source);
  let text = '';
  let done = 0;
  for (const [number, { start, end, written }] of formulas.entries()) {
    text += clean.slice(done, start) + maskOf(source.slice(start, end), number, written);
    done = end;
  }
  return text + clean.slice(done);
}

function maskOf(range: string, number: number, written: string): string {
  const shown = written.split('\n');
  const masked = range.split('\n').map((line, index) => {
    const length = shown[index]?.length ?? 0;
    return line.slice(0, line.length - length) + filler.repeat(length);
  });
  const all = masked.join('\n');
  return edge + String.fromCharCode(firstNumber + number) + all.slice(2, -1) + edge;
}

/** Removes from a source what masks are made of. */
function withoutMasks(source: string): string {
  return source.includes(edge) || source.includes(filler)
    ? source.replaceAll(edge, '\u0004').replaceAll(filler, '\u0004')
    : source;
}

// eslint-disable-next-line no-control-regex -- masks are made of them
const mask = /\u0005([\u4e00-\u9fff])[\u0006\s]*\u0005/g;

// eslint-disable-next-line no-control-regex -- masks are made of them
const cutMask = /\u0005([\u4e00-\u9fff])[\u0006\s]*\u0005?/g;

export function holdsMask(value: string): boolean {
  return value.includes(edge);
}

/** Puts formulas back into a text as they are written, with the indentation that the text still has. */
export function restoreFormulas(value: string, formulas: readonly Formula[]): string {
  return holdsMask(value)
    ? value.replace(mask, (masked, sign: string) => unmask(masked, formulas[numberOf(sign)]))
    : value;
}

/** Puts formulas into a message that quotes the source, and may have cut it. */
export function nameFormulas(message: string, formulas: readonly Formula[]): string {
  return holdsMask(message)
    ? message
        .replace(cutMask, (_, sign: string) => foldSpace(formulas[numberOf(sign)]?.written ?? ''))
        .replaceAll(edge, '')
    : message;
}

function unmask(masked: string, formula: Formula | undefined): string {
  const lines = formula?.written.split('\n') ?? [];
  const indents = masked.split('\n').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  return lines.map((line, index) => (indents[index] ?? '') + line).join('\n');
}

/** The parts of a text: formulas, and what stands between them. */
export function splitAtFormulas(value: string, formulas: readonly Formula[]): (string | Formula)[] {
  const parts: (string | Formula)[] = [];
  let done = 0;
  for (const match of value.matchAll(mask)) {
    const formula = formulas[numberOf(match[1] ?? '')];
    if (match.index > done) parts.push(value.slice(done, match.index));
    if (formula !== undefined) parts.push(formula);
    done = match.index + match[0].length;
  }
  if (done < value.length) parts.push(value.slice(done));
  return parts;
}

function numberOf(sign: string): number {
  return sign.charCodeAt(0) - firstNumber;
}
