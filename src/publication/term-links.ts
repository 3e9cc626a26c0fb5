import type { Article, Term } from '../content/article.ts';
import type { CollectionName, Link } from './page.ts';
import type { Publication } from './publication.ts';
import { hrefOf, siteAddresses, type Taxonomy } from '../urls.ts';

/** The collection of each taxonomy's own files. */
export const collections = {
  tag: 'tags',
  category: 'categories',
  author: 'authors',
} as const satisfies Record<Taxonomy, CollectionName>;

/** Links to the terms of an article, in its own order. */
export function termLinks(
  publication: Publication,
  taxonomy: Taxonomy,
  slugs: readonly string[],
): Link[] {
  return slugs.map((slug) => ({
    label: termsOf(publication, taxonomy).get(slug)?.name ?? slug,
    href: hrefOf(publication.site, siteAddresses.term(taxonomy, slug)),
  }));
}

/** The people who reviewed it; those who neither wrote nor have a file have no page to link to. */
export function reviewerLinks(publication: Publication, article: Article): Link[] {
  return termLinks(publication, 'author', article.reviewedBy).map((link, index) =>
    publication.byTerm.author.has(article.reviewedBy[index] ?? '') ? link : { ...link, href: '' },
  );
}

export function termsOf({ content }: Publication, taxonomy: Taxonomy): ReadonlyMap<string, Term> {
  return content[collections[taxonomy]];
}

/** Whether an author's file says that it is no single person. */
export function isOrganization({ content }: Publication, author: string): boolean {
  return content.authors.get(author)?.page?.organization ?? false;
}
