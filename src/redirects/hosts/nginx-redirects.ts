import type { HostRule, Redirect } from '../plan-redirects.ts';
import { hrefOf } from '../../urls.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { targetPath } from './redirect-words.ts';

/**
 * What belongs in the `http` of an nginx, before its `server`: where the readers of an address that
 * is no longer in use are sent. `$moved_by_query` has its whole answer, `$moved_to` wants the query
 * of the request behind it. https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function nginxRedirects(
  site: SiteSettings,
  plain: readonly Redirect[],
  rules: readonly HostRule[],
): string {
  const paths = plain.map((redirect) => pathLines(site, redirect));
  const queries = rules.filter((rule) => rule.kind === 'query');
  const below = rules.filter((rule) => rule.kind === 'below');
  const byNames = [...Map.groupBy(queries, ({ query }) => query.map(([name]) => name).join(' '))];
  const keys = [
    ...paths.flat().map(({ key }) => key),
    ...queries.map((rule) => queryKey(site, rule, ([, value]) => value)),
  ];
  return [
    ...sizes(keys),
    ...map(
      '$request_uri',
      '$moved_from_below',
      '',
      below.map((rule) => belowLine(site, rule)),
    ),
    ...map('$uri', '$moved_to', '$moved_from_below', paths.flat().map(line)),
    ...byNames.flatMap(([, ofNames], index) => {
      const [first] = ofNames;
      if (!first) return [];
      const asked = queryKey(site, first, ([name]) => `$arg_${name}`, '$uri');
      const before = index === 0 ? '' : `$moved_by_query_${index - 1}`;
      const lines = ofNames.map((rule) =>
        line({ key: queryKey(site, rule, ([, value]) => value), to: target(site, rule.to) }),
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

interface Line {
  key: string;
  to: string;
}

/** nginx compares a path decoded; the slash at its end is not added before it is compared. */
function pathLines(site: SiteSettings, { from, to }: Redirect): Line[] {
  const key = decodeURI(site.base) + from.slice(1);
  return [key, key.slice(0, -1)].map((spelling) => ({ key: spelling, to: target(site, to) }));
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
 * Of the request as it was sent: what is put into the answer must stay encoded, and must not begin
 * a host's name.
 */
function belowLine(site: SiteSettings, { from, to }: HostRule & { kind: 'below' }): string {
  const prefix = hrefOf(site, from).replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return `  ${quoted(`~^${prefix}(?<splat>(?:[^/?\\\\][^?]*)?)(?:\\?|$)`)} ${quoted(target(site, to, '$splat'))};`;
}

/** A dollar sign would begin a variable. */
function target(site: SiteSettings, to: string, splat = ''): string {
  return targetPath(site, to, '\0').replaceAll('$', '%24').replace('\0', splat);
}

function line({ key, to }: Line): string {
  return `  ${quoted(key)} ${quoted(to)};`;
}

function map(source: string, variable: string, other: string, lines: readonly string[]): string[] {
  return [`map ${source} ${variable} {`, `  default ${quoted(other)};`, ...lines, '}'];
}

/** nginx refuses a map that holds a key longer than it has been told to expect. */
function sizes(keys: readonly string[]): string[] {
  if (keys.length === 0) return [];
  const longest = Math.max(...keys.map((key) => Buffer.byteLength(key)));
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

/** A word of an nginx configuration. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
