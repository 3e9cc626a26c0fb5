import { Lexer } from 'yaml';
import type { Span } from '../diagnostics/diagnostic.ts';
import { LineIndex } from '../diagnostics/line-index.ts';

/** A piece of YAML as the lexer cuts it. */
export interface Token {
  text: string;
  /** Offset in the YAML. */
  start: number;
}

/** Characters that the lexer puts before a document, a plain scalar and the end of a flow. */
const MARKS = new Set(['\u0002', '\u001F', '\u0018']);
const OPENS_QUOTE = /^[A-Za-z_][\w-]*[ \t]*:[ \t]+(["'])/gm;
const LOOKS_LIKE_KEY = /^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)/m;

/** The YAML of a front matter as tokens, and the positions in the file that its offsets stand for. */
export class YamlSource {
  readonly tokens: readonly Token[];
  readonly #yaml: string;
  readonly #text: string;
  readonly #offset: number;
  readonly #lines: LineIndex;

  /** @param offset where `yaml` begins in `text`, the whole file. */
  constructor(text: string, yaml: string, offset: number) {
    this.tokens = lexYaml(foldQuotedLines(yaml));
    this.#yaml = yaml;
    this.#text = text;
    this.#offset = offset;
    this.#lines = new LineIndex(text);
  }

  /** Whether a token is a mark of the lexer, which stands for no text. */
  isMark(text: string): boolean {
    return MARKS.has(text);
  }

  /** The span ends with its first line, whatever its length, and before white space at its end. */
  span(start: number, length = this.#text.length): Span {
    const offset = this.#offset + start;
    const firstLine = this.#text.slice(offset, offset + length).split(/\r?\n/, 1)[0] ?? '';
    return { ...this.#lines.at(offset), length: firstLine.trimEnd().length };
  }

  /**
   * Has a line of the file mended: `mend` is given the line, the one above, and the YAML with another line
   * in its place, whole or up to the end of that line.
   */
  mendLine(
    line: number,
    mend: (
      line: string,
      above: string,
      withLine: (written: string, extent?: 'to its end' | 'whole') => string,
    ) => string | undefined,
  ): string | undefined {
    const at = line - this.#lines.at(this.#offset).line;
    const lines = this.#yaml.split('\n').map((text) => text.replace(/\r$/, ''));
    const written = lines[at];
    if (written === undefined) return undefined;
    const above = lines.slice(0, at);
    const below = lines.slice(at + 1);
    return mend(written, above.at(-1) ?? '', (other, extent = 'to its end') =>
      [...above, other, ...(extent === 'whole' ? below : [])].join('\n'),
    );
  }

  /** What the file has between two offsets. */
  slice(start: number, end: number): string {
    return this.#text.slice(this.#offset + start, this.#offset + end);
  }

  /** Offset of the last occurrence of a text that begins at or before an offset; negative for none. */
  lastBefore(text: string, start: number): number {
    return this.#text.lastIndexOf(text, this.#offset + start) - this.#offset;
  }

  /**
   * Offset of the token that nests deeper than `deepest`, or -1. Brackets and the indicators of one
   * line are the only ways to nest without limit in 16 KB; indentation is counted when values are
   * read.
   */
  findDeepNesting(deepest: number): number {
    let brackets = 0;
    let indicators = 0;
    for (const { text, start } of this.tokens) {
      if (text === '[' || text === '{') brackets += 1;
      else if (text === ']' || text === '}') brackets -= 1;
      else if (text === '-' || text === '?') indicators += 1;
      else if (text.includes('\n')) indicators = 0;
      if (brackets + indicators > deepest) return start;
    }
    return -1;
  }

  /** Offset of the outermost bracket that is open at an offset; that offset itself for none. */
  openBracketAt(offset: number): number {
    const open: number[] = [];
    for (const { text, start } of this.tokens) {
      if (start >= offset) break;
      if (text === '[' || text === '{') open.push(start);
      else if (text === ']' || text === '}') open.pop();
    }
    return open[0] ?? offset;
  }

  /** The last quoted value that begins at or before an offset. */
  lastQuoteBefore(offset: number): Token | undefined {
    return this.tokens.findLast(({ text, start }) => start <= offset && /^["']/.test(text));
  }
}

/** Cuts YAML into tokens. */
export function lexYaml(yaml: string): Token[] {
  let start = 0;
  return [...new Lexer().lex(yaml)].map((text) => {
    const token = { text, start };
    if (!MARKS.has(text)) start += text.length;
    return token;
  });
}

/**
 * Turns the line breaks inside a quoted value into spaces, as YAML folds them. Exports of Jekyll
 * begin the further lines at the margin, where YAML 1.2 (7.3.1) expects the next key. Every character
 * keeps its offset.
 */
export function foldQuotedLines(yaml: string): string {
  let folded = '';
  let done = 0;
  for (const match of yaml.matchAll(OPENS_QUOTE)) {
    const start = match.index + match[0].length;
    if (match.index < done) continue;
    const end = closingQuote(yaml, start, match[1] ?? '"');
    const inside = yaml.slice(start, end);
    if (
      end === -1 ||
      !/\n\S/.test(inside) ||
      LOOKS_LIKE_KEY.test(inside.slice(inside.indexOf('\n') + 1))
    )
      continue;
    folded += yaml.slice(done, start) + inside.replace(/[\r\n]/g, ' ');
    done = end;
  }
  return folded + yaml.slice(done);
}

function closingQuote(yaml: string, start: number, quote: string): number {
  for (let at = start; at < yaml.length; at += 1) {
    if (quote === '"' && yaml[at] === '\\') at += 1;
    else if (yaml[at] === quote && quote === "'" && yaml[at + 1] === quote) at += 1;
    else if (yaml[at] === quote) return at;
  }
  return -1;
}
