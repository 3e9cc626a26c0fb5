import { join } from 'node:path';
import { writeWhole } from '../files/write-file.ts';
import type { Publication } from '../publication/publication.ts';
import { headersFile, redirectsFile } from '../redirects/hosts/netlify-cloudflare.ts';
import { nginxRedirects, nginxServer } from '../redirects/hosts/nginx.ts';
import type { HostRule, Redirect } from '../redirects/plan-redirects.ts';
import { redirectPage } from '../redirects/redirect-page.ts';
import { type Address, siteAddresses } from '../urls.ts';
import type { BuildSettings } from './settings.ts';

/** Redirect pages and files that hosts read: what is on the site and no route of Astro's. */
export function hostTexts({
  publication: { site },
  redirects,
  hostRules,
}: {
  publication: Pick<Publication, 'site'>;
  redirects: readonly Redirect[];
  hostRules: readonly HostRule[];
}): { address: Address; text: string }[] {
  const forHost = redirectsFile(site, { plain: redirects, rules: hostRules });
  return [
    { address: siteAddresses.headers, text: headersFile(site) },
    ...(forHost === undefined ? [] : [{ address: siteAddresses.redirects, text: forHost }]),
    ...redirects
      .filter(({ isVariant }) => !isVariant)
      .map((redirect) => ({ address: redirect.from, text: redirectPage(site, redirect) })),
  ];
}

/** Writes what a host of one's own includes to `hosting/` of CACHE_DIR: no reader is to get it. */
export function writeHosting(
  { cacheDir, site }: Pick<BuildSettings, 'cacheDir' | 'site'>,
  redirects: readonly Redirect[],
  rules: readonly HostRule[],
): void {
  const folder = join(cacheDir, 'hosting');
  // A server that starts meanwhile reads all of a file, old or new.
  writeWhole(join(folder, 'nginx-server.conf'), nginxServer(site, redirects));
  writeWhole(join(folder, 'nginx-redirects.conf'), nginxRedirects(site, redirects, rules));
}
