import { compareText } from '../content/text.ts';
import { fill } from '../i18n/format.ts';
import { indexLetters, nameKeys } from '../i18n/order.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { hrefOf, type Taxonomy } from '../urls.ts';
import { pageKeys } from './alternates.ts';
import { croppedPicture } from './cropped-picture.ts';
import { termsOf } from './links.ts';
import { pageShell } from './page-shell.ts';
import type { IndexGroup, IndexPage, TermEntry } from './page.ts';
import type { Publication } from './publication.ts';

/** Up to so many entries one looks through without letters. */
const FEW = 15;
const TOP = 10;

/** All terms of a taxonomy that have a page. */
export function termIndexPage(publication: Publication, taxonomy: Taxonomy): IndexPage {
  const { site, addresses, byTerm } = publication;
  const texts = textsFor(site.lang);
  const { title, description } = texts.indexes[taxonomy];
  const keyOf = nameKeys(texts);
  const entries = [...byTerm[taxonomy].keys()]
    .map((slug) => indexEntry(publication, taxonomy, slug))
    .map((entry) => ({ entry, order: keyOf(entry.label) }))
    .sort((one, other) => compareText(one.order, other.order))
    .map(({ entry }) => entry);
  // Sorting is stable: equally used ones stay in the order of their names.
  const mostUsed = entries.toSorted((one, other) => other.count - one.count);
  const isFew = entries.length <= FEW;
  return {
    kind: 'index',
    shell: pageShell(publication.context, {
      address: addresses.taxonomy(taxonomy),
      title,
      description: fill(description, { site: site.name }),
      alternates: publication.alternates(pageKeys.taxonomy(taxonomy)),
    }),
    of: taxonomy,
    top: isFew
      ? []
      : mostUsed.slice(0, TOP).map(({ label, href, count }) => ({ label, href, count })),
    groups: isFew ? [{ entries: mostUsed }] : groupByLetter(entries, indexLetters(texts)),
  };
}

/** A term as other pages name it, without its picture. */
export function termEntry(publication: Publication, taxonomy: Taxonomy, slug: string): TermEntry {
  const term = termsOf(publication, taxonomy).get(slug);
  return {
    label: term?.name ?? slug,
    href: hrefOf(publication.site, publication.addresses.term(taxonomy, slug)),
    count: publication.byTerm[taxonomy].get(slug)?.length ?? 0,
    description: term?.page?.description ?? '',
  };
}

function indexEntry(publication: Publication, taxonomy: Taxonomy, slug: string): TermEntry {
  const page = termsOf(publication, taxonomy).get(slug)?.page;
  // Tags stand as close together as words, where a picture has no room.
  const picture = taxonomy !== 'tag' && page && croppedPicture(publication, page);
  return { ...termEntry(publication, taxonomy, slug), ...(picture && { picture }) };
}

function groupByLetter(
  entries: readonly TermEntry[],
  letterOf: (name: string) => string,
): IndexGroup[] {
  const groups = Map.groupBy(entries, ({ label }) => letterOf(label));
  if (groups.size < 2) return [{ entries }];
  // What begins with no letter comes last, from before the letters as from behind them.
  const others = groups.get('#');
  groups.delete('#');
  return [...groups, ...(others ? [['#', others] as const] : [])].map(([label, ofLetter]) => ({
    letter: { label, id: `Letter-${label === '#' ? 'other' : label}` },
    entries: ofLetter,
  }));
}
