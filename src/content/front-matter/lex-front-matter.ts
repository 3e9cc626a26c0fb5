import { Lexer } from 'yaml';

/** A piece of YAML as the lexer cuts it. */
export interface Token {
  text: string;
  /** Offset in the YAML text. */
  start: number;
}

/** The lexer marks a document's start, a plain scalar and a flow's end with characters of its own. */
const MARKS = new Set(['\u0002', '\u001F', '\u0018']);

export function lexFrontMatter(yaml: string): Token[] {
  let start = 0;
  return [...new Lexer().lex(yaml)].map((text) => {
    const token = { text, start };
    if (!MARKS.has(text)) start += text.length;
    return token;
  });
}

/**
 * Offset of the token that nests deeper than `deepest`, or -1. Brackets and the indicators of one
 * line are the only ways to nest without end in 16 KB; indentation is counted when values are read.
 */
export function findDeepNesting(tokens: readonly Token[], deepest: number): number {
  let brackets = 0;
  let indicators = 0;
  for (const { text, start } of tokens) {
    if (text === '[' || text === '{') brackets += 1;
    else if (text === ']' || text === '}') brackets -= 1;
    else if (text === '-' || text === '?') indicators += 1;
    else if (text.includes('\n')) indicators = 0;
    if (brackets + indicators > deepest) return start;
  }
  return -1;
}

/** Offset of the outermost bracket that is open at an offset; that offset itself when there is none. */
export function openBracketAt(tokens: readonly Token[], offset: number): number {
  const open: number[] = [];
  for (const { text, start } of tokens) {
    if (start >= offset) break;
    if (text === '[' || text === '{') open.push(start);
    else if (text === ']' || text === '}') open.pop();
  }
  return open[0] ?? offset;
}

/** Offset of the last quoted value that begins before an offset; that offset itself when there is none. */
export function lastQuoteBefore(tokens: readonly Token[], offset: number): number {
  return (
    tokens.findLast(({ text, start }) => start <= offset && /^["']/.test(text))?.start ?? offset
  );
}
