import { compareText } from '../content/text.ts';
import { fill } from '../i18n/format.ts';
import { nameKeys } from '../i18n/order.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { hrefOf, type Taxonomy } from '../urls.ts';
import { pageKeys } from './alternates.ts';
import { termsOf } from './links.ts';
import { pageShell } from './page-shell.ts';
import type { SearchChoice, SearchPage } from './page.ts';
import type { Publication } from './publication.ts';

/** A longer list helps nobody to choose; the address of the page takes every tag. */
const MOST_CHOICES = 200;

export function searchPage(publication: Publication): SearchPage {
  const { site, addresses } = publication;
  const { indexes, search } = textsFor(site.lang);
  const shell = pageShell(publication.context, {
    address: addresses.search,
    title: search.title,
    description: fill(search.description, { site: site.name }),
    noindex: true,
    alternates: publication.alternates(pageKeys.search),
  });
  const lists = (['category', 'tag', 'author'] as const).map((taxonomy) => ({
    label: indexes[taxonomy].title,
    href: hrefOf(site, addresses.taxonomy(taxonomy)),
  }));
  return {
    kind: 'search',
    shell,
    index: hrefOf(site, addresses.searchIndex),
    categories: choices(publication, 'category'),
    tags: choices(publication, 'tag'),
    years: [...publication.byYear.keys()].map((year) => ({
      label: year,
      value: year,
      href: hrefOf(site, addresses.year(year)),
    })),
    browse: [{ label: indexes.year.title, href: hrefOf(site, addresses.archive) }, ...lists],
  };
}

/** Terms in the order of their names; of very many those with the most articles. */
function choices(publication: Publication, taxonomy: Taxonomy): SearchChoice[] {
  const keyOf = nameKeys(textsFor(publication.site.lang));
  return [...publication.byTerm[taxonomy]]
    .filter(([, articles]) => articles.length > 0)
    .sort(
      ([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || compareText(one, other),
    )
    .slice(0, MOST_CHOICES)
    .map(([slug]) => {
      const label = termsOf(publication, taxonomy).get(slug)?.name ?? slug;
      const href = hrefOf(publication.site, publication.addresses.term(taxonomy, slug));
      return { choice: { label, value: slug, href }, order: keyOf(label) };
    })
    .sort((one, other) => compareText(one.order, other.order))
    .map(({ choice }) => choice);
}
