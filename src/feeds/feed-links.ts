import type { Address } from '../content/parse-address.ts';
import type { FeedLink } from '../publication/page.ts';
import type { Publication } from '../publication/publication.ts';
import { hrefOf, siteAddresses } from '../urls.ts';

const FORMATS = [
  { format: 'rss', label: 'RSS', type: 'application/rss+xml' },
  { format: 'atom', label: 'Atom', type: 'application/atom+xml' },
  { format: 'json', label: 'JSON Feed', type: 'application/feed+json' },
] as const;

/** The feeds of a list with the given title, for the head of its pages. */
export function feedLinks({ site }: Publication, list: Address, title: string): FeedLink[] {
  return FORMATS.map(({ format, label, type }) => ({
    label,
    title: `${feedTitle(site.name, list, title)} (${label})`,
    href: hrefOf(site, siteAddresses.feed(list, format)),
    type,
  }));
}

/** The name that a feed of a list is known by. */
export function feedTitle(siteName: string, list: Address, title: string): string {
  return list === siteAddresses.home ? siteName : `${title} – ${siteName}`;
}
