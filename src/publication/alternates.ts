import type { Article, PlainPageSource, Term } from '../content/article.ts';
import { translationKeyOf } from '../content/file-place.ts';
import { type Address, hrefOf, type Taxonomy, urlOf } from '../urls.ts';
import { isNoindex } from './article-state.ts';
import { collections } from './links.ts';
import type { LanguageVersion, SiteContext } from './page.ts';
import type { Alternate, PageKey, Publication } from './publication.ts';

/** The keys of pages, by which their versions in several languages find each other. */
export const pageKeys = {
  home: 'home',
  archive: 'archive',
  search: 'search',
  taxonomy: (taxonomy: Taxonomy): PageKey => collections[taxonomy],
  article: ({ translationKey }: Pick<Article, 'translationKey'>): PageKey =>
    `article ${translationKey}`,
  plain: (page: PlainPageSource): PageKey => `plain ${translationKeyOf(page)}`,
  term: (taxonomy: Taxonomy, { slug, page }: Term): PageKey =>
    `${collections[taxonomy]} ${page?.translationKey ?? `${collections[taxonomy]}/${slug}`}`,
  year: (year: string): PageKey => `year ${year}`,
};

/** Where each page is, in the order of the languages; a page of one language has itself alone. */
export function alternatesOf(publications: readonly Publication[]): Map<PageKey, Alternate[]> {
  const found = new Map<PageKey, Alternate[]>();
  for (const publication of publications) {
    const { lang } = publication.site;
    for (const [key, address, isListed] of pagesByKey(publication)) {
      const known = found.get(key) ?? [];
      // Of two translations into one language, which the check names, the first counts.
      if (known.some((alternate) => alternate.lang === lang)) continue;
      found.set(key, [...known, { lang, address, isListed: isListed && !publication.preview }]);
    }
  }
  return found;
}

type KeyedPage = [key: PageKey, address: Address, isListed: boolean];

function pagesByKey(publication: Publication): KeyedPage[] {
  const { addresses, articles, unlisted, content, byTerm, byYear, site, now } = publication;
  const taxonomies = ['category', 'tag', 'author'] as const;
  const termOf = (taxonomy: Taxonomy, slug: string): Term =>
    content[collections[taxonomy]].get(slug) ?? { slug, name: slug };
  return [
    [pageKeys.home, addresses.home, true],
    [pageKeys.archive, addresses.archive, true],
    [pageKeys.search, addresses.search, false],
    ...taxonomies.flatMap((taxonomy): KeyedPage[] => [
      [pageKeys.taxonomy(taxonomy), addresses.taxonomy(taxonomy), true],
      ...[...byTerm[taxonomy].keys()].map((slug): KeyedPage => {
        const term = termOf(taxonomy, slug);
        const isListed = term.page?.noindex !== true;
        return [pageKeys.term(taxonomy, term), addresses.term(taxonomy, slug), isListed];
      }),
    ]),
    ...[...byYear.keys()].map((year): KeyedPage => [
      pageKeys.year(year),
      addresses.year(year),
      true,
    ]),
    ...[...articles, ...unlisted].map((article): KeyedPage => {
      const url = urlOf(site, article.address);
      const isListed = !isNoindex(article, now) && (article.canonical ?? url) === url;
      return [pageKeys.article(article), article.address, isListed];
    }),
    ...content.pages.map((page): KeyedPage => [pageKeys.plain(page), page.address, !page.noindex]),
  ];
}

/** Names the version for readers of any other language. */
export const anyLanguage = 'x-default';

/**
 * What search engines are told of a page's versions: all that they may list, this one among them, and
 * the first for all others. https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function listedVersions(
  { shell: { base, origin } }: SiteContext,
  alternates: readonly Alternate[],
  own: Address,
): LanguageVersion[] {
  const known = alternates.filter(({ isListed }) => isListed);
  // Of two translations into one language the others name the first alone.
  if (!known.some(({ address }) => address === own)) return [];
  const listed = known.map(({ lang, address }) => ({
    lang,
    href: origin + hrefOf({ base }, address),
  }));
  const [first] = listed;
  if (!first || listed.length < 2) return [];
  return [...listed, { lang: anyLanguage, href: first.href }];
}
