import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodePath } from '../../content/paths.ts';
import { hasCode } from '../../files/has-code.ts';
import { UsageError } from '../run-command.ts';
import { MalformedSitemap, parseSitemap, type Sitemap } from './parse-sitemap.ts';

/** Bytes: five times what the protocol allows a sitemap, for lists of addresses. */
const LARGEST = 256 * 1024 * 1024;
const MOST_NAMED = 20;

/**
 * Reads the addresses in a file: a sitemap, an index with its sitemaps beside it, or a list with an
 * address on each line, in which empty lines and those that begin with `#` do not count. Each may be
 * compressed by gzip. Every address is a path or a whole URL.
 *
 * @throws {UsageError} names the line that cannot be read
 */
export function readAddresses(file: string): string[] {
  const text = readText(file);
  if (!/^\s*</.test(text)) return readList(text, file);
  const { kind, locations } = parse(text, file);
  if (kind === 'pages') return checked(locations, file);
  const parts = locations.map(({ text: url, line }) => ({ url, line, path: beside(file, url) }));
  const missing = parts.flatMap(({ url, line, path }) =>
    path === undefined
      ? [`${shown(file)}:${line}: ${url} is not beside this file; save it there`]
      : [],
  );
  if (missing.length > 0) throw new UsageError(missing.slice(0, MOST_NAMED).join('\n'));
  return parts.flatMap(({ path = '' }) => {
    const part = parse(readText(path), path);
    if (part.kind === 'pages') return checked(part.locations, path);
    throw new UsageError(`${shown(path)}:1: an index is named by an index; name this file instead`);
  });
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const plain = isCompressed ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
    if (plain.length > LARGEST) throw new UsageError(`${shown(file)} is larger than 256 MB`);
    return new TextDecoder().decode(plain);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (hasCode(error, 'ENOENT')) throw new UsageError(`${shown(file)} is not there`);
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`${shown(file)} cannot be read (${reason})`);
  }
}

function parse(text: string, file: string): Sitemap {
  try {
    return parseSitemap(text);
  } catch (error) {
    if (!(error instanceof MalformedSitemap)) throw error;
    throw new UsageError(`${shown(file)}:${error.line}: ${error.message}`);
  }
}

function readList(text: string, file: string): string[] {
  const lines = text.split('\n').map((line, index) => ({ text: line.trim(), line: index + 1 }));
  return checked(
    lines.filter(({ text: line }) => line !== '' && !line.startsWith('#')),
    file,
  );
}

function checked(locations: Sitemap['locations'], file: string): string[] {
  const wrong = locations.filter(
    ({ text }) => !/^(?:https?:\/\/|\/)/i.test(text) || !URL.canParse(text, 'https://x.example/'),
  );
  if (wrong.length === 0) return locations.map(({ text }) => text);
  const named = wrong
    .slice(0, MOST_NAMED)
    .map(({ text, line }) => `${shown(file)}:${line}: \`${text}\` is no address`);
  const rest = wrong.length - named.length;
  throw new UsageError([...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'));
}

/** The file that an address of an index stands for: its last part, as browsers save it. */
function beside(index: string, url: string): string | undefined {
  const { pathname, search } = URL.parse(url, 'https://x.example/') ?? { pathname: '', search: '' };
  const name = decodePath(pathname.slice(pathname.lastIndexOf('/') + 1));
  if (/^\.*$|[/\\\0]/.test(name)) return undefined;
  return [name + search, name, name.replace(/\.gz$/, ''), `${name}.gz`]
    .filter((candidate) => !/[/\\]/.test(candidate))
    .map((candidate) => join(dirname(index), candidate))
    .find((path) => existsSync(path));
}

function shown(file: string): string {
  return relative(process.cwd(), file).replaceAll('\\', '/');
}
