import { hrefOf, siteAddresses, type Address } from '../urls.ts';
import type { FeedLink } from './page.ts';
import type { Publication } from './publication.ts';

/** The feeds of a list with the given title, for the head of its pages. */
export function feedLinks(
  { site, feedFormats }: Pick<Publication, 'site' | 'feedFormats'>,
  list: Address,
  title: string,
): FeedLink[] {
  return feedFormats.map((format) => ({
    label: format.label,
    title: `${feedTitle(site.name, list, title)} (${format.label})`,
    href: hrefOf(site, siteAddresses.feed(list, format)),
    type: format.mediaType,
  }));
}

/** What feed readers call the feed of a list. */
export function feedTitle(siteName: string, list: Address, title: string): string {
  return list === siteAddresses.home ? siteName : `${title} – ${siteName}`;
}
