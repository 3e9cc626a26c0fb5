import type { Article, TermPage } from '../content/article.ts';
import { type Address, siteAddresses } from '../urls.ts';
import { socialImageOf } from './head/article-head.ts';
import { authorNodes, siteNodes } from './head/structured-data.ts';
import { termEntries } from './index-pages.ts';
import { collections, feedLinks } from './links.ts';
import { type PageHead, pageShell } from './page-shell.ts';
import type { HomePage, Link, ListPage, Picture } from './page.ts';
import { paginate } from './paginate.ts';
import type { Publication } from './publication.ts';

interface List {
  of: ListPage['of'];
  address: Address;
  title: string;
  articles: readonly Article[];
  /** Slug of the term or author; absent for a year. */
  slug?: string;
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
  return paginate(publication.site, list.address, list.articles).map((part) => ({
    address: part.address,
    ...(list.page && part.number === 1 && { source: list.page }),
    model: () => {
      const first = part.number === 1;
      const picture = list.page?.image && publication.picture(list.page.image, list.page.imageAlt);
      const summary = first ? (list.page?.description ?? '') : '';
      return {
        kind: 'list',
        shell: pageShell(publication.context, {
          address: part.address,
          title: list.title,
          windowTitle: windowTitle(list, part.number),
          description: describeList(list, part.number),
          trail: [list.parent],
          lang: list.page?.lang,
          noindex: list.page?.noindex ?? false,
          feeds:
            list.slug === undefined ? undefined : feedLinks(publication, list.address, list.title),
          head: listHead(publication, list, first ? { summary, picture } : undefined),
        }),
        of: list.of,
        count: list.articles.length,
        summary,
        links: first
          ? (list.page?.links ?? []).map(({ label, url }) => ({ label, href: url }))
          : [],
        teasers: part.items.map((article) => publication.teaser(article)),
        ...(first &&
          list.page &&
          list.of !== 'year' && {
            introduction: { collection: collections[list.of], id: list.page.file },
          }),
        ...(first && picture && { picture }),
        ...(part.pagination && { pagination: part.pagination }),
      };
    },
  }));
}

/** A tag may have the name of a category, and a list has one name on all its pages. */
function windowTitle({ of, title }: List, number: number): string {
  const name = of === 'tag' ? `Tag: ${title}` : title;
  return number === 1 ? name : `${name}, page ${number}`;
}

/** One sentence about the page of a list with the given number, from 1. */
export function describeList(list: Pick<List, 'of' | 'title' | 'page'>, number: number): string {
  const own = list.page?.description ?? '';
  if (own !== '' && number === 1) return own;
  const kind = { tag: 'tagged', category: 'about', author: 'by', year: 'of' }[list.of];
  const part = number === 1 ? '' : `, page ${number}`;
  return `All articles ${kind} ${list.title}${part}.`;
}

/** `shown` is what the first page says of an author. */
function listHead(
  publication: Publication,
  { of, slug, page }: List,
  shown: { summary: string; picture: Picture | undefined } | undefined,
): PageHead {
  const category = of === 'category' ? slug : undefined;
  const socialImage = socialImageOf(publication, { image: page?.image, category });
  if (of !== 'author' || slug === undefined || !shown) return { socialImage };
  return {
    socialImage,
    type: 'profile',
    nodes: (shell) => authorNodes(publication, slug, { ...shell, ...shown }),
  };
}

/** The newest featured article, or the newest, leads the first page; the others follow in order. */
export function homePages(publication: Publication): { address: Address; model: () => HomePage }[] {
  const { site, articles } = publication;
  const lead = articles.find(({ featured }) => featured) ?? articles[0];
  const others = articles.filter((article) => article !== lead);
  return paginate(site, siteAddresses.home, others).map((part) => ({
    address: part.address,
    model: () => {
      const first = part.number === 1;
      return {
        kind: 'home',
        shell: pageShell(publication.context, {
          address: part.address,
          title: first ? site.name : `All articles, page ${part.number}`,
          description: first ? site.tagline : `All articles of ${site.name}, page ${part.number}.`,
          ...(first && { head: { nodes: () => siteNodes(site) } }),
        }),
        teasers: part.items.map((article) => publication.teaser(article)),
        topics: first ? termEntries(publication, 'category') : [],
        ...(first && lead && { lead: publication.teaser(lead) }),
        ...(part.pagination && { pagination: part.pagination }),
      };
    },
  }));
}
