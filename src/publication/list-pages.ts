import type { Article, TermPage } from '../content/article.ts';
import { fill } from '../i18n/format.ts';
import type { Texts } from '../i18n/texts.ts';
import { textsFor } from '../i18n/texts-for.ts';
import type { Address } from '../urls.ts';
import { croppedPicture } from './cropped-picture.ts';
import type { Section } from './git-host.ts';
import { socialImageOf } from './head/social-image.ts';
import { collections, feedLinks, isOrganization } from './links.ts';
import { pageShell } from './page-shell.ts';
import type { Link, ListPage } from './page.ts';
import { paginate } from './paginate.ts';
import type { PageKey, Publication } from './publication.ts';

interface List {
  of: Exclude<ListPage['of'], 'article'>;
  key: PageKey;
  address: Address;
  title: string;
  /** The title as front matter has it. */
  written: string;
  articles: readonly Article[];
  /** Slug of the term or author. */
  slug: string;
  /** The index that names this list. */
  parent: Link;
  /** What the term's or author's own file says. */
  page?: TermPage | undefined;
}

interface PlannedListPage {
  address: Address;
  /** The file whose text introduces the list; only on the first page. */
  source?: TermPage;
  model: () => ListPage;
}

/** A list's pages, each made when it is asked for. */
export function listPages(publication: Publication, list: List): PlannedListPage[] {
  const texts = textsFor(publication.site.lang);
  return paginate(publication, list.address, list.articles).map((part) => ({
    address: part.address,
    ...(introduces(list) && part.number === 1 && { source: list.page }),
    model: () => {
      const first = part.number === 1;
      const picture = list.page && croppedPicture(publication, list.page, list.page.imageAlt);
      const summary = first ? (list.page?.description ?? '') : '';
      return {
        kind: 'list',
        shell: pageShell(publication.context, {
          address: part.address,
          title: list.title,
          windowTitle: windowTitle(texts, list, part.number),
          description: describeList(texts, list, part.number),
          trail: [list.parent],
          ...(first && { alternates: publication.alternates(list.key) }),
          lang: list.page?.lang,
          noindex: list.page?.noindex ?? false,
          feeds: feedLinks(publication, list.address, list.title),
          socialImage: socialImageOf(publication, {
            image: list.page?.image,
            category: list.of === 'category' ? list.slug : undefined,
          }),
          ...(introduces(list) && { file: list.page.file }),
          section: sectionOf(list),
        }),
        of: list.of,
        count: list.articles.length,
        summary,
        ...(first &&
          list.of === 'author' && {
            profile: isOrganization(publication, list.slug) ? 'Organization' : 'Person',
          }),
        links: first
          ? (list.page?.links ?? []).map(({ label, url }) => ({ label, href: url }))
          : [],
        teasers: part.items.map((article) => publication.teaser(article)),
        ...(first &&
          introduces(list) && {
            introduction: { collection: collections[list.of], id: list.page.file },
          }),
        ...(first && picture && { picture }),
        ...(part.pagination && { pagination: part.pagination }),
      };
    },
  }));
}

/** Whether the file of the term or author has words for its list. */
function introduces(list: List): list is List & { page: TermPage } {
  return list.page !== undefined && list.page.isBorrowed !== true;
}

/** As front matter names it: an author with a file by its id. */
function sectionOf({ of, written, slug, page }: List): Section {
  if (of === 'author') return { authors: [page ? slug : written] };
  return of === 'category' ? { categories: [written] } : { tags: [written] };
}

/** A tag may have the name of a category, and a list has one name on all its pages. */
function windowTitle({ titles }: Texts, { of, title }: List, number: number): string {
  const name = of === 'tag' ? fill(titles.tag, { name: title }) : title;
  return number === 1 ? name : fill(titles.numbered, { title: name, page: number });
}

/** One sentence about the page of a list with the given number, from 1. */
export function describeList(
  { lists, furtherLists }: Texts,
  list: Pick<List, 'of' | 'title' | 'page'>,
  number: number,
): string {
  const own = list.page?.description ?? '';
  if (own !== '' && number === 1) return own;
  const text = number === 1 ? lists[list.of] : furtherLists[list.of];
  return fill(text, { name: list.title, page: number });
}
