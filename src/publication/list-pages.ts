import type { Article, TermPage } from '../content/article.ts';
import type { Address } from '../content/parse-address.ts';
import { cardOf } from './card.ts';
import { frameOf } from './frame.ts';
import type { ArticleBody, Link, ListPage } from './page.ts';
import { paginate } from './paginate.ts';
import type { Publication } from './publication.ts';

interface List {
  of: ListPage['of'];
  address: Address;
  title: string;
  articles: readonly Article[];
  /** The index that names this list. */
  parent: Link;
  /** What the term's or author's own file says. */
  page?: TermPage | undefined;
}

interface PlannedListPage {
  address: Address;
  /** `introduction` is the body of the term's or author's own file. */
  model: (introduction?: ArticleBody) => ListPage;
}

/** A list's pages, each made when it is asked for. */
export function listPages(publication: Publication, list: List): PlannedListPage[] {
  return paginate(publication.site, list.address, list.articles).map((part) => ({
    address: part.address,
    model: (introduction) => {
      const first = part.number === 1;
      const picture = list.page?.image && publication.picture(list.page.image, list.page.imageAlt);
      return {
        kind: 'list',
        frame: frameOf(publication, {
          address: part.address,
          title: list.title,
          description: describeList(list, part.number),
          trail: [list.parent],
          lang: list.page?.lang,
          noindex: list.page?.noindex ?? false,
        }),
        of: list.of,
        count: list.articles.length,
        summary: first ? (list.page?.description ?? '') : '',
        links: first
          ? (list.page?.links ?? []).map(({ label, url }) => ({ label, href: url }))
          : [],
        cards: part.items.map((article) => cardOf(publication, article)),
        ...(first && introduction && { introduction }),
        ...(first && picture && { picture }),
        ...(part.pagination && { pagination: part.pagination }),
      };
    },
  }));
}

function describeList(list: List, number: number): string {
  const own = list.page?.description ?? '';
  if (own !== '' && number === 1) return own;
  const kind = { tag: 'tagged', category: 'about', author: 'by', year: 'of' }[list.of];
  const part = number === 1 ? '' : `, page ${number}`;
  return `All articles ${kind} ${list.title}${part}.`;
}
