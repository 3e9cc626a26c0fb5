import { compareText } from '../content/text.ts';
import { hrefOf, siteAddresses, type Taxonomy } from '../urls.ts';
import { taxonomyTitles } from './index-pages.ts';
import { termsOf } from './links.ts';
import { pageShell } from './page-shell.ts';
import type { SearchChoice, SearchPage } from './page.ts';
import type { Publication } from './publication.ts';

/** A longer list helps nobody to choose; the address of the page takes every tag. */
const MOST_CHOICES = 200;

export function searchPage(publication: Publication): SearchPage {
  const { site } = publication;
  const shell = pageShell(publication.context, {
    address: siteAddresses.search,
    title: 'Search',
    description: `Search the articles of ${site.name}.`,
    noindex: true,
  });
  // The page has a field of its own.
  const { search: _field, ...withoutField } = shell.site;
  const lists = (['category', 'tag', 'author'] as const).map((taxonomy) => ({
    label: taxonomyTitles[taxonomy],
    href: hrefOf(site, siteAddresses.taxonomy(taxonomy)),
  }));
  return {
    kind: 'search',
    shell: { ...shell, site: withoutField },
    index: hrefOf(site, siteAddresses.searchIndex),
    categories: choices(publication, 'category'),
    tags: choices(publication, 'tag'),
    years: [...publication.byYear.keys()].map((year) => ({
      label: year,
      value: year,
      href: hrefOf(site, siteAddresses.year(year)),
    })),
    browse: [{ label: 'Archive', href: hrefOf(site, siteAddresses.archive) }, ...lists],
  };
}

/** Terms in the order of their names; of very many those with the most articles. */
function choices(publication: Publication, taxonomy: Taxonomy): SearchChoice[] {
  return [...publication.byTerm[taxonomy]]
    .filter(([, articles]) => articles.length > 0)
    .sort(
      ([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || compareText(one, other),
    )
    .slice(0, MOST_CHOICES)
    .map(([slug]) => ({
      label: termsOf(publication, taxonomy).get(slug)?.name ?? slug,
      value: slug,
      href: hrefOf(publication.site, siteAddresses.term(taxonomy, slug)),
    }))
    .sort((one, other) => compareText(one.label.toLowerCase(), other.label.toLowerCase()));
}
