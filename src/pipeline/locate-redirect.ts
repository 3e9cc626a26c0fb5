import { readFileSync } from 'node:fs';
import type { Position } from '../content/diagnostics/diagnostic.ts';
import { LineIndex } from '../content/diagnostics/line-index.ts';
import { escapePattern } from '../escape.ts';
import type { FontFile, LanguagePrefix, NavigationLink, SiteConfig } from '../site-settings.ts';

/** The publisher's file, below the project's folder. */
export const CONFIG_FILE = 'src/site.config.ts';

/** The text of the publisher's file, wherever the working folder is. */
export function readConfig(): string {
  return readFileSync(new URL('../site.config.ts', import.meta.url), 'utf8');
}

/**
 * Finds an entry of `redirects` in the text of `site.config.ts`, or the key `hosts`; the file's first
 * line where the value is computed there.
 */
export function redirectLocator(
  redirects: SiteConfig['redirects'],
): (entry: number | 'hosts') => Position {
  let text: string | undefined;
  return (entry) => {
    text ??= readConfig();
    const offset = entry === 'hosts' ? offsetOfHosts(text) : offsetOfEntry(text, redirects, entry);
    return new LineIndex(text).at(Math.max(0, offset));
  };
}

/**
 * Finds the address of a link of `navigation` or `footer`. That of a language which has the links of the
 * whole site is written there without its prefix.
 */
export function locateLink({ label, to }: NavigationLink, prefix: LanguagePrefix = ''): Position {
  const text = readConfig();
  const before = `\\blabel:\\s*${quoted(label)},\\s*to:\\s*`;
  const offsetOf = (address: string): number =>
    text.search(new RegExp(`(?<=${before})${quoted(address)}`));
  const own = offsetOf(to);
  const offset = own === -1 && to.startsWith(prefix) ? offsetOf(to.slice(prefix.length)) : own;
  return new LineIndex(text).at(Math.max(0, offset));
}

/** Finds the path of a file of `fonts`; of several entries with the path, the first. */
export function locateFont({ path }: FontFile): Position {
  const text = readConfig();
  const offset = text.search(new RegExp(`(?<=\\bpath:\\s*)${quoted(path)}`));
  return new LineIndex(text).at(Math.max(0, offset));
}

/**
 * Finds the value of a setting in the text of `site.config.ts` by its keys, as `colors`, `accent`, `dark`;
 * of an entry of a list by a text that it holds. The first line where the value is computed there.
 */
export function locateSetting(text: string, keys: readonly string[], value?: string): Position {
  let offset = 0;
  for (const key of keys) {
    const found = new RegExp(`(?<![\\w.])["']?${escapePattern(key)}["']?:\\s*`, 'g');
    found.lastIndex = offset;
    const match = found.exec(text);
    if (!match) return { line: 1, column: 1 };
    offset = found.lastIndex;
  }
  const at = value === undefined ? -1 : text.slice(offset).search(new RegExp(quoted(value)));
  return new LineIndex(text).at(offset + Math.max(0, at));
}

/** A pattern for text in any quotation marks. */
function quoted(text: string): string {
  const literal = escapePattern(text);
  return `(?:'${literal}'|"${literal}"|\`${literal}\`)`;
}

function offsetOfHosts(text: string): number {
  return text.search(/(?<=^ {2})hosts: \[/m);
}

/** Of entries with the same `from`, the one at the same place among them. */
function offsetOfEntry(text: string, redirects: SiteConfig['redirects'], entry: number): number {
  const from = redirects[entry]?.from ?? '';
  const earlier = redirects.slice(0, entry).filter((other) => other.from === from).length;
  const places = [...text.matchAll(new RegExp(`(?<=\\bfrom:\\s*)${quoted(from)}`, 'g'))];
  return places[earlier]?.index ?? -1;
}
