import { escapePattern } from '../../escape.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { hrefOf, languageAddresses, type LanguagePrefix } from '../../urls.ts';
import type { HostRule, Redirect } from '../plan-redirects.ts';
import { hrefOfTarget } from '../redirect-rule.ts';
import {
  headerRules,
  headersFor,
  patternSource,
  samplePath,
  type HeaderRule,
} from './header-rules.ts';
import { mediaTypes } from '../../files/media-types.ts';

/** Files for other hosts, and names with a leading dot, which publishing uses itself. */
const PRIVATE = String.raw`(?:_headers$|_redirects$|(?:.*/)?\.(?!well-known/))`;

/**
 * Configuration for the `server` block of an nginx: headers, media types, redirects, those from variants
 * of addresses among them, and the page for what is not found. nginx sends only the headers of the innermost block, so each block names all of
 * its headers.
 */
export function nginxServer(site: SiteSettings, plain: readonly Redirect[] = []): string {
  const base = decodeURI(site.base);
  const rules = headerRules(site);
  const notFound = site.editions.length > 1 ? '$not_found' : notFoundOf(base, '');
  const locations = rules
    .slice(1)
    .map((rule, index) => location(rule, rules.slice(0, index + 2), base));
  return [
    'index index.html;',
    'absolute_redirect off;',
    `error_page 404 ${notFound};`,
    // A folder without a page.
    `error_page 403 =404 ${notFound};`,
    'if ($moved_by_query) {',
    '  return 301 $moved_by_query;',
    '}',
    'if ($moved_to) {',
    '  return 301 $moved_to$is_args$args;',
    '}',
    '',
    ...typeLines(),
    '',
    ...headerLines(headersFor(rules, '/')),
    '',
    `location ~ ${quoted(patternSource('/', base).slice(0, -1) + PRIVATE)} {`,
    '  return 404;',
    '}',
    // A map ignores case; an exact location does not.
    ...plain
      .filter(({ isVariant }) => isVariant)
      .flatMap((redirect) => exactLocations(site, redirect)),
    // nginx takes the first location that matches, so the last rule comes first.
    ...locations.reverse().flat(),
    '',
  ].join('\n');
}

/**
 * Configuration for the `http` block of an nginx, before its `server`: maps from old addresses to
 * their targets. `$moved_by_query` is a complete target; the query of the request is appended to
 * `$moved_to`. https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function nginxRedirects(
  site: SiteSettings,
  plain: readonly Redirect[],
  rules: readonly HostRule[],
): string {
  const paths = plain
    .filter(({ isVariant }) => !isVariant)
    .flatMap((redirect) => pathLines(site, redirect));
  const queries = rules.filter((rule) => rule.kind === 'query');
  const below = rules.filter((rule) => rule.kind === 'below');
  const byNames = [...Map.groupBy(queries, ({ query }) => query.map(([name]) => name).join(' '))];
  const keys = [
    ...paths.map(({ key }) => key),
    ...queries.map((rule) => queryKey(site, rule, ([, value]) => value)),
  ];
  return [
    ...notFoundMap(site),
    ...sizes(keys),
    ...map(
      '$request_uri',
      '$moved_from_below',
      '',
      below.map((rule) => belowLine(site, rule)),
    ),
    ...map('$uri', '$moved_to', '$moved_from_below', paths.map(mapLine)),
    ...byNames.flatMap(([, ofNames], index) => {
      const [first] = ofNames;
      if (!first) return [];
      const asked = queryKey(site, first, ([name]) => `$arg_${name}`, '$uri');
      const before = index === 0 ? '' : `$moved_by_query_${index - 1}`;
      const lines = ofNames.map((rule) =>
        mapLine({ key: queryKey(site, rule, ([, value]) => value), to: targetOf(site, rule.to) }),
      );
      return map(quoted(asked), `$moved_by_query_${index}`, before, lines);
    }),
    ...map(
      '$uri',
      '$moved_by_query',
      byNames.length === 0 ? '' : `$moved_by_query_${byNames.length - 1}`,
      [],
    ),
    '',
  ].join('\n');
}

/** The page for what is not found in a language. */
function notFoundOf(base: string, prefix: LanguagePrefix): string {
  return quoted(base + languageAddresses(prefix).notFound.slice(1));
}

/** Tells the language of a request by its address, in a publication in several. */
function notFoundMap({ editions, base: encoded }: SiteSettings): string[] {
  if (editions.length <= 1) return [];
  const base = decodeURI(encoded);
  const others = editions.filter(({ prefix }) => prefix !== '');
  return [
    'map $uri $not_found {',
    `  default ${notFoundOf(base, '')};`,
    ...others.map(
      ({ prefix }) =>
        `  ${quoted(`~^${escapePattern(base + prefix.slice(1))}/`)} ${notFoundOf(base, prefix)};`,
    ),
    '}',
  ];
}

function typeLines(): string[] {
  const text = Object.values(mediaTypes).filter((type) => /^text\/(?!html$)/.test(type));
  return [
    'types {',
    ...Object.entries(mediaTypes).map(([ending, type]) => `  ${type} ${ending};`),
    '}',
    'default_type application/octet-stream;',
    'charset utf-8;',
    // nginx adds text/html by itself, and warns when it is named.
    `charset_types ${[...new Set(text)].join(' ')};`,
  ];
}

function location({ paths }: HeaderRule, upToHere: readonly HeaderRule[], base: string): string[] {
  const all = headersFor(upToHere, samplePath(paths[0] ?? ''));
  const { 'Content-Type': type, ...headers } = all;
  const patterns = paths.map((path) => patternSource(path, base));
  return [
    `location ~ ${quoted(patterns.join('|'))} {`,
    ...(type === undefined ? [] : ['types {}', `default_type ${quoted(type)};`].map(indent)),
    ...headerLines(headers).map(indent),
    '}',
  ];
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(
    ([name, value]) => `add_header ${name} ${quoted(value)} always;`,
  );
}

interface MapLine {
  key: string;
  to: string;
}

/** nginx compares decoded paths, as requested: with or without a final slash. */
function pathLines(site: SiteSettings, { from, to }: Redirect): MapLine[] {
  const key = decodeURI(site.base) + from.slice(1);
  return [key, key.slice(0, -1)].map((spelling) => ({ key: spelling, to: targetOf(site, to) }));
}

function exactLocations(site: SiteSettings, redirect: Redirect): string[] {
  return pathLines(site, redirect).flatMap(({ key, to }) => [
    `location = ${quoted(key)} {`,
    `  return 301 ${quoted(to.includes('?') ? to : `${to}$is_args$args`)};`,
    '}',
  ]);
}

function queryKey(
  site: SiteSettings,
  { from, query }: HostRule & { kind: 'query' },
  part: (pair: readonly [string, string]) => string,
  path = decodeURI(site.base) + from.slice(1),
): string {
  return [path, ...query.map(part)].join('?');
}

/**
 * Matches the request as it was sent: the part that is inserted into the target must stay encoded,
 * and must not begin with a slash, which would name another host.
 */
function belowLine(site: SiteSettings, { from, to }: HostRule & { kind: 'below' }): string {
  const prefix = escapePattern(hrefOf(site, from));
  return `  ${quoted(`~^${prefix}(?<splat>(?:[^/?\\\\][^?]*)?)(?:\\?|$)`)} ${quoted(targetOf(site, to, '$splat'))};`;
}

/** Encodes a literal dollar sign, which would begin a variable. */
function targetOf(site: SiteSettings, to: string, splat = ''): string {
  return hrefOfTarget(site, to, '\0').replaceAll('$', '%24').replace('\0', splat);
}

function mapLine({ key, to }: MapLine): string {
  return `  ${quoted(key)} ${quoted(to)};`;
}

function map(source: string, variable: string, other: string, lines: readonly string[]): string[] {
  return [`map ${source} ${variable} {`, `  default ${quoted(other)};`, ...lines, '}'];
}

/** nginx does not start when a key is longer than a bucket of the hash table of its map. */
function sizes(keys: readonly string[]): string[] {
  if (keys.length === 0) return [];
  const longest = keys.reduce((most, key) => Math.max(most, Buffer.byteLength(key)), 0);
  return [
    `map_hash_bucket_size ${powerOfTwo(longest + 64, 128)};`,
    `map_hash_max_size ${powerOfTwo(keys.length * 4, 2048)};`,
  ];
}

function powerOfTwo(atLeast: number, smallest: number): number {
  let size = smallest;
  while (size < atLeast) size *= 2;
  return size;
}

/** A quoted string of an nginx configuration. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}

function indent(line: string): string {
  return `  ${line}`;
}
