import { compareText } from '../content/compare-text.ts';
import type { Address } from '../content/parse-address.ts';
import { frameOf } from './frame.ts';
import type { IndexPage, TermEntry } from './page.ts';
import type { Publication } from './publication.ts';
import { hrefOf, siteAddresses, type Taxonomy } from './site-addresses.ts';
import { termsOf } from './term-links.ts';

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
  return indexPage(publication, taxonomy, address, title, termEntries(publication, taxonomy));
}

/** All years that have articles, newest first. */
export function archivePage(publication: Publication): IndexPage {
  const entries = [...publication.byYear].map(([year, articles]) => ({
    label: year,
    href: hrefOf(publication.site, siteAddresses.year(year)),
    count: articles.length,
    description: '',
  }));
  return indexPage(publication, 'year', siteAddresses.archive, 'Archive', entries);
}

export function termEntries(publication: Publication, taxonomy: Taxonomy): TermEntry[] {
  return [...publication.byTerm[taxonomy]]
    .map(([slug, articles]) => {
      const term = termsOf(publication, taxonomy).get(slug);
      const picture = term?.page?.image && publication.picture(term.page.image, '');
      return {
        label: term?.name ?? slug,
        href: hrefOf(publication.site, siteAddresses.term(taxonomy, slug)),
        count: articles.length,
        description: term?.page?.description ?? '',
        ...(picture && { picture }),
      };
    })
    .sort((one, other) => compareText(one.label.toLowerCase(), other.label.toLowerCase()));
}

function indexPage(
  publication: Publication,
  of: IndexPage['of'],
  address: Address,
  title: string,
  entries: TermEntry[],
): IndexPage {
  const description = `All ${title.toLowerCase()} of ${publication.site.name}.`;
  return {
    kind: 'index',
    frame: frameOf(publication, { address, title, description }),
    of,
    entries,
  };
}
