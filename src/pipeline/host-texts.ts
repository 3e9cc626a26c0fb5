import type { Publication } from '../publication/publication.ts';
import { headersFile, redirectsFile } from '../redirects/hosts/netlify-cloudflare.ts';
import type { HostRule, Redirect } from '../redirects/plan-redirects.ts';
import { redirectPage } from '../redirects/redirect-page.ts';
import { siteAddresses, type Address } from '../urls.ts';

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
    ...redirects.map((redirect) => ({
      address: redirect.from,
      text: redirectPage(site, redirect),
    })),
  ];
}
