import { parseAddress, type Address, type AddressFault } from '../content/parse-address.ts';
import type { ConfiguredRedirect } from '../site.config.ts';
import { isUrl } from '../urls.ts';

/** A redirect of `site.config.ts`, read. `to` is an address of the site or a whole URL. */
export type RedirectRule =
  | { kind: 'path'; from: Address; to: string }
  /** Answers only with these parameters, in the order written. */
  | { kind: 'query'; from: Address; query: readonly (readonly [string, string])[]; to: string }
  /** Answers below `from`; `:splat` at the end of `to` stands for the rest. */
  | { kind: 'below'; from: Address; to: string };

export const SPLAT = ':splat';

const FROM_SHAPE = 'Write it as `/feed/`, `/?p=12` or `/category/*`';
const TO_SHAPE = 'Write it as `/feed.xml`, `/categories/:splat` or `https://example.org/`';

/** Reads an entry; a fault names the key that has it. */
export function readRedirect({ from, to }: ConfiguredRedirect): RedirectRule | AddressFault {
  const [path, query] = splitOnce(from, '?');
  const below = query === undefined && path.endsWith('/*');
  const source = readPath(below ? path.slice(0, -1) : path);
  if (typeof source !== 'string') return { ...source, fault: `from ${source.fault}` };
  const target = readTarget(to, below);
  if (typeof target !== 'string') return { ...target, fault: `to ${target.fault}` };
  if (below) return { kind: 'below', from: source, to: target };
  if (query === undefined) {
    if (source !== '/') return { kind: 'path', from: source, to: target };
    return { fault: 'from names the home page', hint: FROM_SHAPE };
  }
  const parameters = readQuery(query);
  if (parameters) return { kind: 'query', from: source, query: parameters, to: target };
  return { fault: 'from has a query that is not read', hint: FROM_SHAPE };
}

/** A page's address, or that of a file where a name with an ending is written without a slash. */
function readTarget(written: string, below: boolean): string | AddressFault {
  const splat = written.endsWith(`/${SPLAT}`);
  if (splat && !below) return { fault: 'holds `:splat`, and from no `*`', hint: TO_SHAPE };
  const path = splat ? written.slice(0, -SPLAT.length) : written;
  const rest = splat ? SPLAT : '';
  if (isUrl(path)) {
    const url = URL.parse(path);
    return url ? url.href + rest : { fault: 'is no URL', hint: TO_SHAPE };
  }
  const address = readPath(path);
  if (typeof address !== 'string') return { fault: address.fault, hint: TO_SHAPE };
  const file = !path.endsWith('/') && /\.[^/]+$/.test(path);
  return (file ? address.slice(0, -1) : address) + rest;
}

function readPath(path: string): Address | AddressFault {
  if (!path.startsWith('/')) return { fault: 'does not begin with a slash', hint: FROM_SHAPE };
  if (path === '/') return '/';
  if (path.includes('*')) return { fault: 'holds `*` before its end', hint: FROM_SHAPE };
  const address = parseAddress(path);
  return typeof address === 'string' ? address : { fault: address.fault, hint: FROM_SHAPE };
}

/** Names and values that every host compares alike: letters, digits and `_`, `-`, `.` in values. */
function readQuery(query: string): [string, string][] | undefined {
  const parameters: [string, string][] = [];
  for (const part of query.split('&')) {
    const [, name, value] = /^(\w+)=([\w.-]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) return undefined;
    if (parameters.some(([other]) => other === name)) return undefined;
    parameters.push([name, value]);
  }
  return parameters;
}

function splitOnce(text: string, at: string): [string, string?] {
  const place = text.indexOf(at);
  return place === -1 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}
