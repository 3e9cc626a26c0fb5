import type { Article, Term } from '../content/article.ts';
import type { Link } from './page.ts';
import type { Publication } from './publication.ts';
import { hrefOf, siteAddresses, type Taxonomy } from '../urls.ts';

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
  return { tag: content.tags, category: content.categories, author: content.authors }[taxonomy];
}
