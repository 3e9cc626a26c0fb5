import type { Article, PlainPageSource, Term } from '../content/article.ts';
import { type Address, hrefOf, siteAddresses, type Taxonomy } from '../urls.ts';
import { articlePage, notFoundPage, plainPage } from './article-page.ts';
import { archivePage, taxonomyTitles, termIndexPage } from './index-pages.ts';
import { termsOf } from './links.ts';
import { homePages, listPages } from './list-pages.ts';
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
  model: () => Page;
}

/** Every page of the site, each address once: articles, then lists, then single pages. */
export function planPages(publication: Publication): PlannedPage[] {
  const { site, articles, unlisted, content } = publication;
  const taxonomies = ['category', 'tag', 'author'] as const;
  return [
    ...planArticles(publication, [...articles, ...unlisted]),
    ...homePages(publication),
    ...taxonomies.flatMap((taxonomy) => planTerms(publication, taxonomy)),
    ...[...publication.byYear].flatMap(([year, ofYear]) =>
      listPages(publication, {
        of: 'year' as const,
        address: siteAddresses.year(year),
        title: year,
        articles: ofYear,
        parent: { label: 'Archive', href: hrefOf(site, siteAddresses.archive) },
      }),
    ),
    ...taxonomies.map((taxonomy) => ({
      address: siteAddresses.taxonomy(taxonomy),
      model: () => termIndexPage(publication, taxonomy),
    })),
    { address: siteAddresses.archive, model: () => archivePage(publication) },
    { address: siteAddresses.search, model: () => searchPage(publication) },
    { address: siteAddresses.notFound, model: () => notFoundPage(publication) },
    ...content.pages.map((page) => planPlainPage(publication, page)),
  ];
}

function planArticles(publication: Publication, planned: readonly Article[]): PlannedPage[] {
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

function planTerms(publication: Publication, taxonomy: Taxonomy): PlannedPage[] {
  const { site } = publication;
  const parent = {
    label: taxonomyTitles[taxonomy],
    href: hrefOf(site, siteAddresses.taxonomy(taxonomy)),
  };
  return [...publication.byTerm[taxonomy]].flatMap(([slug, articles]) => {
    const term: Term = termsOf(publication, taxonomy).get(slug) ?? { slug, name: slug };
    const address = siteAddresses.term(taxonomy, slug);
    const { name: title, page } = term;
    const list = { of: taxonomy, slug, address, title, articles, parent, page };
    return listPages(publication, list);
  });
}

function planPlainPage(publication: Publication, page: PlainPageSource): PlannedPage {
  return {
    address: page.address,
    source: page,
    model: () => plainPage(publication, page),
  };
}
