import { compareText } from '../content/text.ts';
import { type Address, hrefOf, siteAddresses, type Taxonomy } from '../urls.ts';
import { termsOf } from './links.ts';
import { pageShell } from './page-shell.ts';
import type { IndexPage, TermEntry } from './page.ts';
import type { Publication } from './publication.ts';

/** What readers call a taxonomy. */
export const taxonomyTitles: Readonly<Record<Taxonomy, string>> = {
  tag: 'Tags',
  category: 'Topics',
  author: 'Authors',
};

/** All terms of a taxonomy that have a page, in the order of their names. */
export function termIndexPage(publication: Publication, taxonomy: Taxonomy): IndexPage {
  const title = taxonomyTitles[taxonomy];
  const address = siteAddresses.taxonomy(taxonomy);
  const description = `All ${title.toLowerCase()} of ${publication.site.name}.`;
  const entries = sortedTerms(publication, taxonomy).map(({ entry, image }) => {
    // Tags stand as close together as words, where a picture has no room.
    const picture = taxonomy !== 'tag' && image && publication.picture(image, '');
    return { ...entry, ...(picture && { picture }) };
  });
  return indexPage(publication, { of: taxonomy, address, title, description, entries });
}

/** All years that have articles, newest first. */
export function archivePage(publication: Publication): IndexPage {
  const entries = [...publication.byYear].map(([year, articles]) => ({
    label: year,
    href: hrefOf(publication.site, siteAddresses.year(year)),
    count: articles.length,
    description: '',
  }));
  return indexPage(publication, {
    of: 'year',
    address: siteAddresses.archive,
    title: 'Archive',
    description: `All articles of ${publication.site.name}, by year.`,
    entries,
  });
}

/** The terms of a taxonomy that have articles, in the order of their names, without pictures. */
export function termEntries(publication: Publication, taxonomy: Taxonomy): TermEntry[] {
  return sortedTerms(publication, taxonomy).map(({ entry }) => entry);
}

function sortedTerms(publication: Publication, taxonomy: Taxonomy) {
  return [...publication.byTerm[taxonomy]]
    .map(([slug, articles]) => {
      const term = termsOf(publication, taxonomy).get(slug);
      const entry: TermEntry = {
        label: term?.name ?? slug,
        href: hrefOf(publication.site, siteAddresses.term(taxonomy, slug)),
        count: articles.length,
        description: term?.page?.description ?? '',
      };
      return { entry, image: term?.page?.image, order: entry.label.toLowerCase() };
    })
    .sort((one, other) => compareText(one.order, other.order));
}

function indexPage(
  publication: Publication,
  page: {
    of: IndexPage['of'];
    address: Address;
    title: string;
    description: string;
    entries: TermEntry[];
  },
): IndexPage {
  const { of, entries, ...shell } = page;
  return { kind: 'index', shell: pageShell(publication.context, shell), of, entries };
}
