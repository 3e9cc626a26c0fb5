import { parse as parseToml, TomlError } from 'smol-toml';
import { type Document, parseDocument, isMap, isNode, isScalar } from 'yaml';
import { LineIndex } from '../content/diagnostics/line-index.ts';
import { escapePattern } from '../escape.ts';
import { foldQuotedLines } from '../content/front-matter/yaml-source.ts';

/** The front matter of a foreign file. */
export interface ForeignFrontMatter {
  /** Values of YAML; dates of TOML are their text. Empty where there is none. */
  data: Record<string, unknown>;
  /** Where the body begins, as an offset in the text. */
  bodyOffset: number;
  /** Line of a top-level key; that of the front matter where it is not known. */
  lineOf: (key: string) => number;
  /** Why it could not be read, with its line; then `data` is what could be. */
  fault?: { message: string; line: number };
}

const FENCES: readonly { open: RegExp; close: RegExp; syntax: 'yaml' | 'toml' | 'json' }[] = [
  {
    open: /^\uFEFF?\s*---[ \t]*(?:ya?ml)?[ \t]*\r?\n/,
    close: /^(?:---|\.\.\.)[ \t]*$/m,
    syntax: 'yaml',
  },
  { open: /^\uFEFF?\s*---toml[ \t]*\r?\n/, close: /^---[ \t]*$/m, syntax: 'toml' },
  { open: /^\uFEFF?\s*---json[ \t]*\r?\n/, close: /^---[ \t]*$/m, syntax: 'json' },
  { open: /^\uFEFF?\s*\+\+\+[ \t]*\r?\n/, close: /^\+\+\+[ \t]*$/m, syntax: 'toml' },
];

/** Reads YAML, TOML or JSON at the top of a text, fenced as Jekyll, Hugo, Zola and Hexo read it. */
export function readForeignFrontMatter(text: string): ForeignFrontMatter {
  for (const { open, close, syntax } of FENCES) {
    const opening = open.exec(text);
    if (!opening) continue;
    const start = opening[0].length;
    const closing = close.exec(text.slice(start));
    if (!closing) break;
    const source = text.slice(start, start + closing.index);
    const after = start + closing.index + closing[0].length;
    const bodyOffset = /^\r?\n/.exec(text.slice(after))?.[0].length ?? 0;
    const firstLine = linesIn(opening[0]) + 1;
    return { ...readers[syntax](source, firstLine), bodyOffset: after + bodyOffset };
  }
  return bareJson(text) ?? { data: {}, bodyOffset: 0, lineOf: () => 1 };
}

type Read = Omit<ForeignFrontMatter, 'bodyOffset'>;

const readers: Readonly<
  Record<'yaml' | 'toml' | 'json', (source: string, firstLine: number) => Read>
> = {
  yaml: readYaml,
  toml: readToml,
  json: readJson,
};

function readYaml(source: string, firstLine: number): Read {
  // Folding keeps offsets, and joins lines.
  const lineIndex = new LineIndex(source);
  const document = parseDocument(foldQuotedLines(source), {
    uniqueKeys: false,
    logLevel: 'silent',
    // Dates and numbers stay as written where the core schema has no type for them.
    schema: 'core',
  });
  const lines = new Map<string, number>();
  const values = new Map<string, unknown>();
  const lineAt = (offset: number): number => lineIndex.at(offset).line + firstLine - 1;
  let fault: Read['fault'];
  const [error] = document.errors;
  if (error) {
    const message = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? 'it is no YAML';
    fault = { message, line: lineAt(error.pos[0]) };
  }
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      const name = isScalar(key) ? String(key.value) : String(key);
      const line = isScalar(key) ? lineAt(key.range[0]) : firstLine;
      lines.set(name, line);
      const read = valueOf(value, document);
      if ('fault' in read) {
        fault ??= { message: `${name}: ${read.fault}`, line };
        continue;
      }
      // A repeated list key gives the union, as the contract has it.
      const known = values.get(name);
      const list = Array.isArray(known) && Array.isArray(read.value);
      values.set(
        name,
        list
          ? [...new Set<unknown>([...(known as unknown[]), ...(read.value as unknown[])])]
          : read.value,
      );
    }
  } else if (document.contents !== null) {
    fault ??= { message: 'it has no keys', line: firstLine };
  }
  return {
    data: Object.fromEntries(values),
    lineOf: (key) => lines.get(key) ?? firstLine,
    ...(fault && { fault }),
  };
}

/** The value of a node; why there is none where it repeats what is nowhere, or too much. */
function valueOf(node: unknown, document: Document): { value: unknown } | { fault: string } {
  try {
    return { value: isNode(node) ? node.toJS(document) : null };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { fault: error.message };
  }
}

function readToml(source: string, firstLine: number): Read {
  const lineOf = (key: string): number => {
    const line = source
      .split('\n')
      .findIndex((one) =>
        new RegExp(`^\\s*\\[*["']?${escapePattern(key)}["']?\\s*[=.\\]]`).test(one),
      );
    return firstLine + Math.max(0, line);
  };
  try {
    return { data: plain(parseToml(source)) as Record<string, unknown>, lineOf };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = error.message.replace(/^Invalid TOML document: /, '').split('\n')[0] ?? '';
    return { data: {}, lineOf, fault: { message, line: firstLine + error.line - 1 } };
  }
}

function readJson(source: string, firstLine: number): Read {
  try {
    const data: unknown = JSON.parse(source);
    if (typeof data === 'object' && data !== null && !Array.isArray(data))
      return { data: data as Record<string, unknown>, lineOf: () => firstLine };
    return {
      data: {},
      lineOf: () => firstLine,
      fault: { message: 'it is no JSON object', line: firstLine },
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      data: {},
      lineOf: () => firstLine,
      fault: { message: error.message, line: firstLine },
    };
  }
}

/** JSON as Hugo and Hexo have it, without a fence: an object, and the body after it. */
function bareJson(text: string): ForeignFrontMatter | undefined {
  const start = /^\uFEFF?\s*(?=\{)/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  for (let end = text.indexOf('}', start); end !== -1; end = text.indexOf('}', end + 1)) {
    if (!/^[ \t]*(?:;;;)?[ \t]*(?:\r?\n|$)/.test(text.slice(end + 1))) continue;
    const read = readJson(text.slice(start, end + 1), linesIn(text.slice(0, start)) + 1);
    if (read.fault) continue;
    const rest = /^[ \t]*(?:;;;)?[ \t]*(?:\r?\n)?/.exec(text.slice(end + 1))?.[0].length ?? 0;
    return { ...read, bodyOffset: end + 1 + rest };
  }
  return undefined;
}

/** Tables without prototypes and dates become plain values. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
