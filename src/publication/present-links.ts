import type { Content } from '../content/article.ts';
import { reservedBy } from '../content/assemble/reserved-addresses.ts';
import { addressKey } from '../content/parse-address.ts';
import type { NavigationLink } from '../site.config.ts';
import { siteAddresses } from '../urls.ts';

/**
 * The links of the configuration without those to a page that the content folder lacks, as in a
 * folder that holds articles alone. What does not end with a slash is a file, and kept.
 */
export function presentLinks(
  links: readonly NavigationLink[],
  { articles, pages }: Content,
): NavigationLink[] {
  const written = new Set([...articles, ...pages].map(({ address }) => addressKey(address)));
  return links.filter(
    ({ to }) =>
      to === siteAddresses.home ||
      !to.endsWith('/') ||
      reservedBy(to, new Set()) !== undefined ||
      written.has(addressKey(to)),
  );
}
