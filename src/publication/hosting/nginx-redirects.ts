import type { Redirect } from '../plan-redirects.ts';
import { hrefOf } from '../site-addresses.ts';
import type { SiteSettings } from '../site-settings.ts';

/**
 * What belongs in the `http` of an nginx, before its `server`: where the readers of an address that
 * is no longer in use are sent. https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function nginxRedirects(site: SiteSettings, redirects: readonly Redirect[]): string {
  const base = decodeURI(site.base);
  const lines = redirects.map(({ from, to }) => {
    // A dollar sign would begin a variable.
    const target = hrefOf(site, to).replaceAll('$', '%24');
    return `  ${quoted(base + from.slice(1))} ${quoted(target)};`;
  });
  return [
    ...sizes(redirects, base),
    'map $uri $moved_to {',
    '  default "";',
    ...lines,
    '}',
    '',
  ].join('\n');
}

/** nginx refuses a map that holds a key longer than it has been told to expect. */
function sizes(redirects: readonly Redirect[], base: string): string[] {
  if (redirects.length === 0) return [];
  const longest = Math.max(...redirects.map(({ from }) => Buffer.byteLength(base + from)));
  return [
    `map_hash_bucket_size ${powerOfTwo(longest + 64, 128)};`,
    `map_hash_max_size ${powerOfTwo(redirects.length * 4, 2048)};`,
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
