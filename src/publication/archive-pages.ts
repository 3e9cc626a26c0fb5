import type { Article } from '../content/article.ts';
import { compareText } from '../content/text.ts';
import { fill } from '../i18n/format.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { type Address, hrefOf } from '../urls.ts';
import { pageKeys } from './alternates.ts';
import { dateLabel } from './labels.ts';
import { pageShell } from './page-shell.ts';
import type { ArchiveEntry, ArchiveMonth, ArchivePage, ArchiveYear } from './page.ts';
import { type ListPart, paginate } from './paginate.ts';
import type { Publication } from './publication.ts';

/** Up to so many titles the archive names itself; of more its years do. */
const MOST_TITLES = 500;
/** Titles on one page of a year. */
const YEAR_PAGE = 200;

/** All years that have articles, newest first, with the months of each. */
export function archivePage(publication: Publication): ArchivePage {
  const { site, addresses, byYear } = publication;
  const { title, description } = textsFor(site.lang).indexes.year;
  const years = [...byYear];
  const count = years.reduce((sum, [, articles]) => sum + articles.length, 0);
  return {
    kind: 'archive',
    of: 'years',
    shell: pageShell(publication.context, {
      address: addresses.archive,
      title,
      description: fill(description, { site: site.name }),
      alternates: publication.alternates(pageKeys.archive),
    }),
    count,
    years: years.map(([year, articles]) => ({
      ...yearLink(publication, year, articles),
      months:
        count > MOST_TITLES
          ? monthLinks(publication, year, articles)
          : monthsOf(publication, articles),
    })),
  };
}

/** The pages of a year, each with its articles by month. */
export function yearPages(
  publication: Publication,
  year: string,
  articles: readonly Article[],
): { address: Address; model: () => ArchivePage }[] {
  const { site, addresses } = publication;
  const { indexes, lists, furtherLists, titles } = textsFor(site.lang);
  return yearParts(publication, year, articles).map(({ number, address, items, pagination }) => ({
    address,
    model: () => {
      const isFirst = number === 1;
      return {
        kind: 'archive',
        of: 'year',
        shell: pageShell(publication.context, {
          address,
          title: year,
          windowTitle: isFirst ? year : fill(titles.numbered, { title: year, page: number }),
          description: fill(isFirst ? lists.year : furtherLists.year, { name: year, page: number }),
          trail: [{ label: indexes.year.title, href: hrefOf(site, addresses.archive) }],
          ...(isFirst && { alternates: publication.alternates(pageKeys.year(year)) }),
        }),
        count: articles.length,
        years: [
          {
            ...yearLink(publication, year, articles),
            months: monthsOf(publication, items),
          },
        ],
        ...(pagination && { pagination }),
      };
    },
  }));
}

export function yearParts(
  publication: Publication,
  year: string,
  articles: readonly Article[],
): ListPart<Article>[] {
  const inOrder = byMonth(articles).flatMap(([, ofMonth]) => ofMonth);
  return paginate(publication, publication.addresses.year(year), inOrder, { size: YEAR_PAGE });
}

function yearLink(
  { site, addresses }: Publication,
  year: string,
  articles: readonly Article[],
): Omit<ArchiveYear, 'months'> {
  return { label: year, href: hrefOf(site, addresses.year(year)), count: articles.length };
}

/** Months as `01` to `12`, the last first; articles in their order. */
function byMonth(articles: readonly Article[]): [month: string, articles: Article[]][] {
  const groups = Map.groupBy(articles, ({ date }) => date?.day.slice(5, 7) ?? '');
  return [...groups].sort(([one], [other]) => compareText(other, one));
}

function monthsOf(publication: Publication, articles: readonly Article[]): ArchiveMonth[] {
  return byMonth(articles).map(([month, ofMonth]) => ({
    ...monthName(publication, month),
    count: ofMonth.length,
    articles: ofMonth.map((article) => entryOf(publication, article)),
  }));
}

/** Months without their articles, each with where it begins on the pages of its year. */
function monthLinks(
  publication: Publication,
  year: string,
  articles: readonly Article[],
): ArchiveMonth[] {
  let before = 0;
  return byMonth(articles).map(([month, ofMonth]) => {
    const { addresses, site } = publication;
    const page = Math.floor(before / YEAR_PAGE) + 1;
    before += ofMonth.length;
    const name = monthName(publication, month);
    const href = `${hrefOf(site, addresses.listPage(addresses.year(year), page))}#${name.id}`;
    return { ...name, href, count: ofMonth.length, articles: [] };
  });
}

function monthName({ site }: Publication, month: string): Pick<ArchiveMonth, 'id' | 'label'> {
  const label = textsFor(site.lang).dates.months[Number(month) - 1] ?? month;
  return { id: `Month-${month}`, label };
}

function entryOf({ site }: Publication, article: Article): ArchiveEntry {
  const { title, address, lang, date } = article;
  return {
    label: title,
    href: hrefOf(site, address),
    ...(lang !== undefined && lang !== site.lang && { lang }),
    ...(date && {
      date: {
        iso: dateLabel(date, textsFor(site.lang)).iso,
        label: String(Number(date.day.slice(8))),
      },
    }),
  };
}
