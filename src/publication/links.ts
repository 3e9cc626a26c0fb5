import type { Term } from '../content/article.ts';
import { fill } from '../i18n/format.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { type Address, hrefOf, siteAddresses, type Taxonomy } from '../urls.ts';
import type { AuthorLink, CollectionName, FeedLink, Link } from './page.ts';
import type { Publication } from './publication.ts';

/** The feeds of a list with the given title, for the head of its pages. */
export function feedLinks(
  { site, addresses, feedFormats }: Pick<Publication, 'site' | 'addresses' | 'feedFormats'>,
  list: Address,
  title: string,
): FeedLink[] {
  return feedFormats.map((format) => ({
    label: format.label,
    title: `${feedTitle({ site, addresses }, list, title)} (${format.label})`,
    href: hrefOf(site, siteAddresses.feed(list, format)),
    type: format.mediaType,
  }));
}

/** What feed readers call the feed of a list. */
export function feedTitle(
  { site, addresses }: Pick<Publication, 'site' | 'addresses'>,
  list: Address,
  title: string,
): string {
  return list === addresses.home
    ? site.name
    : fill(textsFor(site.lang).titles.page, { title, site: site.name });
}

/** The collection of each taxonomy's own files. */
export const collections = {
  tag: 'tags',
  category: 'categories',
  author: 'authors',
} as const satisfies Record<Taxonomy, CollectionName>;

/**
 * Links to the terms of an article, in its own order. A term without a page has no address: that of a
 * reviewer who wrote nothing, and of what only unlisted articles name.
 */
export function termLinks(
  publication: Publication,
  taxonomy: Taxonomy,
  slugs: readonly string[],
): Link[] {
  return slugs.map((slug) => ({
    label: termsOf(publication, taxonomy).get(slug)?.name ?? slug,
    href: publication.byTerm[taxonomy].has(slug)
      ? hrefOf(publication.site, publication.addresses.term(taxonomy, slug))
      : '',
  }));
}

/** As `termLinks`, of who wrote or reviewed an article. */
export function authorLinks(publication: Publication, slugs: readonly string[]): AuthorLink[] {
  return termLinks(publication, 'author', slugs).map((link, index) =>
    isOrganization(publication, slugs[index] ?? '') ? { ...link, isOrganization: true } : link,
  );
}

export function termsOf({ content }: Publication, taxonomy: Taxonomy): ReadonlyMap<string, Term> {
  return content[collections[taxonomy]];
}

/** Whether an author's file says that it is no single person. */
export function isOrganization({ content }: Pick<Publication, 'content'>, author: string): boolean {
  return content.authors.get(author)?.page?.organization ?? false;
}
