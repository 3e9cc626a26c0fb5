import type { Article, PlainPageSource, Term } from '../content/article.ts';
import { textsFor } from '../i18n/texts-for.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type Address, hrefOf, type Taxonomy } from '../urls.ts';
import { pageKeys } from './alternates.ts';
import { archivePage, yearPages } from './archive-pages.ts';
import { articlePage, notFoundPage, plainPage } from './article-page.ts';
import { allArticlesPages, homePage } from './home-page.ts';
import { termIndexPage } from './index-pages.ts';
import { termsOf } from './links.ts';
import { listPages } from './list-pages.ts';
import type { Page } from './page.ts';
import type { Publication } from './publication.ts';
import { relatedFinder } from './related.ts';
import type { BodySource } from './resolve-body.ts';
import { searchPage } from './search-page.ts';

/** A page of the site; its model is computed when it is asked for. */
export interface PlannedPage {
  address: Address;
  /** The file whose entry the page shows. */
  source?: BodySource;
  /** The site in the page's language. */
  site: SiteSettings;
  model: () => Page;
}

/** Every page of the site, each address once: articles, then lists, then single pages. */
export function planPages(publication: Publication): PlannedPage[] {
  const { site } = publication;
  return pagesOf(publication).map((page) => ({ ...page, site }));
}

function pagesOf(publication: Publication): Omit<PlannedPage, 'site'>[] {
  const { addresses, articles, unlisted, content } = publication;
  const taxonomies = ['category', 'tag', 'author'] as const;
  return [
    ...planArticles(publication, [...articles, ...unlisted]),
    { address: addresses.home, model: () => homePage(publication) },
    ...allArticlesPages(publication),
    ...taxonomies.flatMap((taxonomy) => planTerms(publication, taxonomy)),
    ...[...publication.byYear].flatMap(([year, ofYear]) => yearPages(publication, year, ofYear)),
    ...taxonomies.map((taxonomy) => ({
      address: addresses.taxonomy(taxonomy),
      model: () => termIndexPage(publication, taxonomy),
    })),
    { address: addresses.archive, model: () => archivePage(publication) },
    { address: addresses.search, model: () => searchPage(publication) },
    { address: addresses.notFound, model: () => notFoundPage(publication) },
    ...content.pages.map((page) => planPlainPage(publication, page)),
  ];
}

function planArticles(
  publication: Publication,
  planned: readonly Article[],
): Omit<PlannedPage, 'site'>[] {
  const related = relatedFinder(publication);
  const bySeries = Map.groupBy(publication.articles.toReversed(), ({ series }) => series ?? '');
  return planned.map((article) => ({
    address: article.address,
    source: article,
    model: () =>
      articlePage(publication, article, {
        related: related(article),
        series: article.series === undefined ? [] : (bySeries.get(article.series) ?? []),
      }),
  }));
}

function planTerms(publication: Publication, taxonomy: Taxonomy): Omit<PlannedPage, 'site'>[] {
  const { site, addresses } = publication;
  const parent = {
    label: textsFor(site.lang).indexes[taxonomy].title,
    href: hrefOf(site, addresses.taxonomy(taxonomy)),
  };
  return [...publication.byTerm[taxonomy]].flatMap(([slug, articles]) => {
    const term: Term = termsOf(publication, taxonomy).get(slug) ?? { slug, name: slug };
    const key = pageKeys.term(taxonomy, term);
    const address = addresses.term(taxonomy, slug);
    const { name: title, written = title, page } = term;
    const list = { of: taxonomy, key, slug, address, title, written, articles, parent, page };
    return listPages(publication, list);
  });
}

function planPlainPage(publication: Publication, page: PlainPageSource): Omit<PlannedPage, 'site'> {
  return {
    address: page.address,
    source: page,
    model: () => plainPage(publication, page),
  };
}
