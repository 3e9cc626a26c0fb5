import { readFileSync } from 'node:fs';
import type { Position } from '../content/diagnostics/diagnostic.ts';
import { LineIndex } from '../content/diagnostics/line-index.ts';
import type { NavigationLink, SiteConfig } from '../site.config.ts';

/** The publisher's file, below the working folder. */
export const CONFIG_FILE = 'src/site.config.ts';

/**
 * Finds an entry of `redirects` in the text of `site.config.ts`, or the key `hosts`; the file's first
 * line where the value is computed there.
 */
export function redirectLocator(
  redirects: SiteConfig['redirects'],
): (entry: number | 'hosts') => Position {
  let text: string | undefined;
  return (entry) => {
    text ??= readFileSync(CONFIG_FILE, 'utf8');
    const offset = entry === 'hosts' ? offsetOfHosts(text) : offsetOfEntry(text, redirects, entry);
    return new LineIndex(text).at(Math.max(0, offset));
  };
}

/** Finds the address of a link of `navigation` or `footer`. */
export function locateLink({ label, to }: NavigationLink): Position {
  const text = readFileSync(CONFIG_FILE, 'utf8');
  const before = `\\blabel:\\s*${quoted(label)},\\s*to:\\s*`;
  const offset = text.search(new RegExp(`(?<=${before})${quoted(to)}`));
  return new LineIndex(text).at(Math.max(0, offset));
}

/** A pattern for text in any quotation marks. */
function quoted(text: string): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return `(?:'${literal}'|"${literal}"|\`${literal}\`)`;
}

function offsetOfHosts(text: string): number {
  return text.search(/^ {2}hosts: \[/m);
}

/** Of entries with the same `from`, the one at the same place among them. */
function offsetOfEntry(text: string, redirects: SiteConfig['redirects'], entry: number): number {
  const from = redirects[entry]?.from ?? '';
  const earlier = redirects.slice(0, entry).filter((other) => other.from === from).length;
  const places = [...text.matchAll(new RegExp(`(?<=\\bfrom:\\s*)${quoted(from)}`, 'g'))];
  return places[earlier]?.index ?? -1;
}
