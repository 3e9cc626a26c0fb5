import type { Nodes } from 'hast';
import { toString } from 'hast-util-to-string';
import { elements, kindOf, withClass, type Site, type SitePage } from './read-site.ts';

const PAGE_SIZE = 20;

/**
 * What is wrong with the pages of lists: each has 20 articles but the last; none is missing or named
 * twice, and each names its number, its neighbours and how many there are. The home page, before the
 * first page of all articles, has each of its own once.
 */
export function listFaults(site: Site): string[] {
  const lists = Map.groupBy(
    site.pages.filter((page) => ['home', 'list'].includes(kindOf(page))),
    firstPageOf,
  );
  return [...lists].flatMap(([first, pages]) => {
    const inOrder = pages.toSorted((one, other) => numberOf(one) - numberOf(other));
    const listed = inOrder.filter((page) => kindOf(page) === 'list');
    return [
      ...inOrder.flatMap((page, index) =>
        numberOf(page) === index + 1 ? [] : [`page ${index + 1} is missing`],
      ),
      ...inOrder
        .filter((page) => kindOf(page) === 'home')
        .flatMap(({ tree }) => repeated(articlesIn(tree))),
      ...countFaults(listed),
      ...inOrder.flatMap((page, index) =>
        kindOf(page) === 'list' ? wayFaults(page, index, inOrder) : [],
      ),
    ].map((fault) => `${first}: ${fault}`);
  });
}

/** Address of the first page of the list that a page belongs to. */
function firstPageOf({ url }: SitePage): string {
  return url.replace(/(page\/)?(?<=\/)\d{1,3}\/$/, '');
}

function numberOf({ url }: SitePage): number {
  return Number(/\/(\d{1,3})\/$/.exec(url)?.[1] ?? 1);
}

function countFaults(pages: readonly SitePage[]): string[] {
  const faults: string[] = [];
  pages.forEach((page, index) => {
    const size = withClass(page.tree, 'cards').flatMap(articlesIn).length;
    const isLast = index === pages.length - 1;
    if (isLast ? size > PAGE_SIZE : size !== PAGE_SIZE) {
      faults.push(`${size} articles on page ${index + 1} of ${pages.length}`);
    }
    if (size === 0 && index > 0) faults.push(`page ${index + 1} is empty`);
    const said = saidCount(page);
    const total = pages.flatMap(({ tree }) => articlesIn(tree)).length;
    if (said !== undefined && said !== total) faults.push(`says ${said} articles, lists ${total}`);
  });
  return [...faults, ...repeated(pages.flatMap(({ tree }) => articlesIn(tree)))];
}

function repeated(hrefs: readonly string[]): string[] {
  const twice = hrefs.filter((href, index) => hrefs.indexOf(href) !== index);
  return twice.map((href) => `${href} twice`);
}

function articlesIn(root: Nodes): string[] {
  return withClass(root, 'card-title').flatMap((title) =>
    elements(title, 'a').map(({ properties }) => String(properties.href)),
  );
}

function saidCount({ tree }: SitePage): number | undefined {
  const header = withClass(tree, 'page-header')[0];
  const count = header && /([\d,]+) articles?\b/.exec(toString(header))?.[1];
  return count === undefined ? undefined : Number(count.replaceAll(',', ''));
}

function wayFaults(page: SitePage, index: number, pages: readonly SitePage[]): string[] {
  const [nav] = withClass(page.tree, 'pagination');
  if (pages.length === 1) return nav === undefined ? [] : ['page numbers for a single page'];
  if (nav === undefined) return [`no page numbers on page ${index + 1}`];
  const label = `Pages: ${index + 1} of ${pages.length}`;
  const links = elements(nav, 'a').map(({ properties }) => ({
    rel: String(properties.rel ?? ''),
    current: properties.ariaCurrent === 'page',
    url: new URL(String(properties.href), page.url).href,
  }));
  const leadsTo = (rel: string, other: SitePage | undefined): boolean =>
    links.find((link) => link.rel === rel)?.url === other?.url;
  return [
    ...(nav.properties.ariaLabel === label
      ? []
      : [`${String(nav.properties.ariaLabel)}, not ${label}`]),
    ...(leadsTo('prev', pages[index - 1]) ? [] : [`wrong previous page on page ${index + 1}`]),
    ...(leadsTo('next', pages[index + 1]) ? [] : [`wrong next page on page ${index + 1}`]),
    ...(links.find(({ current }) => current)?.url === page.url
      ? []
      : [`page ${index + 1} is not marked as current`]),
  ];
}
