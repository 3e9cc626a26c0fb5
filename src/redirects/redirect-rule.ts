import { parseAddress, parseFormerAddress, type AddressFault } from '../content/parse-address.ts';
import type { ConfiguredRedirect, SiteSettings } from '../site-settings.ts';
import { isUrl, targetHref, addressKey, requestKey, type Address } from '../urls.ts';

/** An entry of `redirects` in `site.config.ts`, or of `redirects.yaml`. `to` is an address of the site or a whole URL. */
export type RedirectRule =
  | { kind: 'path'; from: Address; to: string }
  /** Applies only with these parameters, in the order written. */
  | { kind: 'query'; from: Address; query: readonly (readonly [string, string])[]; to: string }
  /** Applies to everything below `from`; `:splat` at the end of `to` stands for the rest. */
  | { kind: 'below'; from: Address; to: string };

const SPLAT = ':splat';

const FROM_SHAPE = 'Write it as `/feed/`, `/?p=12` or `/category/*`';
const TO_SHAPE = 'Write it as `/feed.xml`, `/categories/:splat` or `https://example.org/`';

/** A chain of redirects that adds more characters than these to its target never ends. */
const LONGEST_GROWTH = 2000;

type RedirectFault = Pick<AddressFault, 'fault' | 'hint'>;

/** Parses an entry. A fault begins with the key that has it. */
export function readRedirect({ from, to }: ConfiguredRedirect): RedirectRule | RedirectFault {
  const [path, query] = splitOnce(from, '?');
  const below = query === undefined && path.endsWith('/*');
  const source = readPath(below ? path.slice(0, -1) : path, parseFormerAddress);
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

/** Whether two rules with the same key apply to the same requests. */
export function sourceKey(rule: RedirectRule): string {
  const key = addressKey(rule.from);
  if (rule.kind === 'path') return key;
  if (rule.kind === 'below') return `${key}/*`;
  const pairs = rule.query.map((pair) => pair.join('=')).sort();
  return `${key}/?${pairs.join('&')}`;
}

/** Where redirects lead. */
export interface Ways {
  /** Of plain addresses, by `addressKey`. */
  paths: ReadonlyMap<string, string>;
  /** Of those that differ from another address in case or Unicode form only, by `requestKey`. */
  variants?: ReadonlyMap<string, string>;
  /** Rules of kind `below`. */
  below: readonly { from: string; to: string }[];
}

/**
 * The end of a chain of redirects, so that no reader is sent twice; undefined for a loop. A `:splat`
 * in `to` is kept through rules that apply below an address.
 *
 */
export function finalTarget(to: string, { paths, variants, below }: Ways): string | undefined {
  const seen = new Set<string>();
  let target = to;
  for (;;) {
    if (isUrl(target)) return target;
    const key = requestKey(target);
    if (seen.has(key)) return undefined;
    seen.add(key);
    const covering = below.find(({ from }) => covers(from, target));
    const next =
      variants?.get(key) ??
      paths.get(addressKey(target)) ??
      (covering && withSplat(covering.to, target.slice(covering.from.length)));
    if (next === undefined) return target;
    if (next.length > to.length + LONGEST_GROWTH) return undefined;
    target = next;
  }
}

/**
 * Whether a rule for everything below `from` may apply to an address: some hosts ignore case. One that
 * every host answers is told by `answersBelow`.
 */
function covers(from: string, address: string): boolean {
  return foldCase(address).startsWith(foldCase(from));
}

/** Whether every host that applies the rule answers the address. */
export function answersBelow(from: string, address: string): boolean {
  return address.startsWith(from);
}

/** An address as hosts compare it that ignore case and composition. */
export function foldCase(address: string): string {
  return address.normalize('NFC').toLowerCase();
}

/** Whether `:splat` at the end of a target stands for a part of the request. */
export function hasSplat(to: string): boolean {
  return to.endsWith(`/${SPLAT}`);
}

/** The `href` of a target, with `splat` in place of its `:splat`. */
export function hrefOfTarget(site: SiteSettings, to: string, splat: string): string {
  return hasSplat(to) ? targetHref(site, to.slice(0, -SPLAT.length)) + splat : targetHref(site, to);
}

/** Whether an address was that of a file, which readers request without its final slash. */
export function looksLikeFile(from: Address): boolean {
  return /\.[^/.]+\/$/.test(from);
}

/** The address of a redirect as readers request it. */
export function requestedAddress(from: Address): string {
  return looksLikeFile(from) ? from.slice(0, -1) : from;
}

function withSplat(to: string, splat: string): string {
  return hasSplat(to) ? to.slice(0, -SPLAT.length) + splat : to;
}

/** The address of a page, or of a file: its name has an extension and no final slash. */
function readTarget(written: string, below: boolean): string | RedirectFault {
  const splat = hasSplat(written);
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

function readPath(path: string, parse = parseAddress): Address | RedirectFault {
  if (!path.startsWith('/')) return { fault: 'does not begin with a slash', hint: FROM_SHAPE };
  if (path === '/') return '/';
  if (path.includes('*')) return { fault: 'holds `*` before its end', hint: FROM_SHAPE };
  const address = parse(path);
  return typeof address === 'string' ? address : { fault: address.fault, hint: FROM_SHAPE };
}

/** Only names and values that all hosts compare in the same way. */
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

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
