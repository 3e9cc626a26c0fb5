import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../files/has-code.ts';
import type { ConfiguredRedirect } from '../site-settings.ts';
import { append } from './append.ts';
import { diagnose, type SourceDiagnostic, type Span } from './diagnostics/diagnostic.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter/front-matter-value.ts';
import { parseYaml, unfinishedMerge } from './front-matter/parse-yaml.ts';
import { YamlSource } from './front-matter/yaml-source.ts';
import { decodeSource, withoutControls } from './source-text.ts';
import { unreadable } from './unreadable.ts';
import { spaceTokens } from './unseen-characters.ts';

/** Redirects that an archive brings along, below the content folder. */
export const REDIRECTS_FILE = 'redirects.yaml';

/** Megabytes: some 50,000 redirects, more than any host takes. */
const LARGEST = 4;

export interface RedirectEntry extends ConfiguredRedirect {
  /** The value of `from`. */
  span: Span;
}

export interface RedirectsFile {
  /** In the order of the file, without those that cannot be read. */
  entries: RedirectEntry[];
  diagnostics: SourceDiagnostic[];
}

/**
 * Reads `redirects.yaml` of a content folder; nothing where there is none. A symbolic link is not
 * followed: the listing of the folder reports it.
 */
export function readRedirectsFile(contentDir: string): RedirectsFile {
  let descriptor: number;
  try {
    descriptor = openSync(
      join(contentDir, REDIRECTS_FILE),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO')) return nothing();
    return nothing(unreadable('file', error));
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return nothing();
    return stat.size > LARGEST * 1024 * 1024
      ? nothing(tooLarge())
      : parseRedirects(readFileSync(descriptor));
  } catch (error) {
    return nothing(unreadable('file', error));
  } finally {
    closeSync(descriptor);
  }
}

/** Reads the bytes of the file. Every entry that can be read is there, whatever is wrong with others. */
export function parseRedirects(bytes: Uint8Array): RedirectsFile {
  const { text: decoded, diagnostics } = decodeSource(bytes);
  const text = withoutControls(decoded);
  const merge = unfinishedMerge(text, text.length);
  if (merge) return nothing(...diagnostics, merge);
  const plain = readPlainLines(text);
  if (plain) return { entries: plain, diagnostics };
  const source = new YamlSource(text, spaceTokens(text), 0);
  const { value, escapes, ...parsed } = parseYaml(source, 'file', 'entry');
  append(diagnostics, escapes);
  append(diagnostics, parsed.diagnostics.map(asInvalid));
  if (value === undefined) return nothing(...diagnostics);
  if (value.kind !== 'list')
    return nothing(...diagnostics, invalid(value.span, 'the file is no list', LIST_SHAPE));
  const entries = value.items.flatMap((item): RedirectEntry[] => {
    const read = readEntry(item);
    append(diagnostics, read.diagnostics);
    return read.entry ? [read.entry] : [];
  });
  return { entries, diagnostics };
}

/** Text that YAML takes as it is written. */
const TEXT = String.raw`(?:\/|https?:\/\/)[!-~]*(?<!:)`;
const ENTRY = new RegExp(String.raw`- from: (${TEXT})\r?\n {2}to: (${TEXT})\r?(?:\n|$)`, 'y');
const NO_ENTRY = /(?:#[^\n]*)?\r?\n/y;

/**
 * Reads the lines that programs write, as YAML does and fifty times faster; undefined for a text with
 * any other line.
 */
function readPlainLines(text: string): RedirectEntry[] | undefined {
  const entries: RedirectEntry[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    ENTRY.lastIndex = NO_ENTRY.lastIndex = at;
    const [whole, from, to] = ENTRY.exec(text) ?? NO_ENTRY.exec(text) ?? [];
    if (whole === undefined) return undefined;
    if (from !== undefined && to !== undefined) {
      entries.push({ from, to, span: { line, column: FROM_COLUMN, length: from.length } });
      line += 1;
    }
    line += 1;
    at += whole.length;
  }
  return entries;
}

/** Behind `- from: `. */
const FROM_COLUMN = 9;

const LIST_SHAPE =
  'Begin each redirect with `- from: /old/`, and write `  to: /new/` on the line below';

function nothing(...diagnostics: SourceDiagnostic[]): RedirectsFile {
  return { entries: [], diagnostics };
}

function tooLarge(): SourceDiagnostic {
  return diagnose(
    'file-too-large',
    { line: 1, column: 1 },
    `the file is larger than ${LARGEST} MB`,
    'Join redirects with `*`, or write them as `aliases` of the articles they lead to',
  );
}

function readEntry(item: FrontMatterValue): {
  entry?: RedirectEntry;
  diagnostics: SourceDiagnostic[];
} {
  if (item.kind !== 'map')
    return { diagnostics: [invalid(item.span, `the entry is ${kindOf(item)}`, LIST_SHAPE)] };
  const diagnostics = item.entries.flatMap(({ key, keySpan }, index) => {
    if (key !== 'from' && key !== 'to')
      return [invalid(keySpan, `\`${key}\` is no key of a redirect`, KEYS)];
    const isRepeated = item.entries.slice(0, index).some((earlier) => earlier.key === key);
    return isRepeated ? [invalid(keySpan, `\`${key}\` stands here twice`, 'Delete one')] : [];
  });
  const from = readText('from', item.entries, item.span);
  const to = readText('to', item.entries, item.span);
  for (const one of [from, to]) if ('code' in one) diagnostics.push(one);
  if ('code' in from || 'code' in to) return { diagnostics };
  return { entry: { from: from.text, to: to.text, span: from.span }, diagnostics };
}

const KEYS = 'Delete it: a redirect has `from` and `to`';

function readText(
  key: 'from' | 'to',
  entries: readonly FrontMatterEntry[],
  whole: Span,
): { text: string; span: Span } | SourceDiagnostic {
  const shape = `Write it as \`${key}: ${key === 'from' ? '/old/' : '/new/'}\``;
  const entry = entries.find((one) => one.key === key);
  if (entry === undefined) return invalid(whole, `the redirect has no \`${key}\``, shape);
  const { value } = entry;
  if (value.kind === 'text') return { text: value.value, span: value.span };
  return value.kind === 'null'
    ? invalid(entry.keySpan, `\`${key}\` is empty`, shape)
    : invalid(value.span, `\`${key}\` is ${kindOf(value)}`, shape);
}

function kindOf({ kind }: FrontMatterValue): string {
  switch (kind) {
    case 'null':
      return 'empty';
    case 'boolean':
      return '`true` or `false`';
    case 'text':
      return 'a text';
    default:
      return `a ${kind}`;
  }
}

function invalid(at: Span, message: string, hint: string): SourceDiagnostic {
  return diagnose('invalid-redirect', at, message, hint);
}

/** What is wrong with the YAML, as the reader of front matter says it. */
function asInvalid({ message, hint, ...at }: SourceDiagnostic): SourceDiagnostic {
  return invalid(at, message.replace('front matter', 'this file'), hint);
}
