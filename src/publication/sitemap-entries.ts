import type { Article, TermPage } from '../content/article.ts';
import type { Address } from '../content/parse-address.ts';
import { isNoindex } from './article-state.ts';
import { lastChange, newestChange } from './last-change.ts';
import { paginate } from './paginate.ts';
import type { BodyOf } from './plan-pages.ts';
import type { Publication } from './publication.ts';
import type { BodySource } from './resolve-body.ts';
import { absolute, siteAddresses, urlOf } from '../urls.ts';
import { termsOf } from './term-links.ts';

/** A page as sitemaps name it; addresses are absolute. */
export interface SitemapEntry {
  url: string;
  /** Milliseconds since 1970. */
  changed?: number;
  /** Each once. */
  pictures: readonly string[];
}

/**
 * Every page that search engines may list, the oldest article first, so that what the sitemap
 * begins with stays as it is; lists and single pages follow. A page that names another as canonical
 * is left out, as the other is the one to list.
 */
export function sitemapEntries(publication: Publication, bodyOf: BodyOf): SitemapEntry[] {
  if (publication.preview) return [];
  return [
    ...articleEntries(publication, bodyOf),
    ...listEntries(publication, siteAddresses.home, publication.articles),
    ...termEntries(publication),
    ...[...publication.byYear].flatMap(([year, articles]) =>
      listEntries(publication, siteAddresses.year(year), articles),
    ),
    ...indexEntries(publication),
    ...plainEntries(publication, bodyOf),
  ];
}

function articleEntries(publication: Publication, bodyOf: BodyOf): SitemapEntry[] {
  const { site, articles, now } = publication;
  return articles.toReversed().flatMap((article) => {
    const url = urlOf(site, article.address);
    if (isNoindex(article, now) || (article.canonical ?? url) !== url) return [];
    return [entry(url, lastChange(article), picturesOf(publication, article, url, bodyOf))];
  });
}

function listEntries(
  { site }: Publication,
  list: Address,
  articles: readonly Article[],
): SitemapEntry[] {
  const changed = newestChange(articles);
  const inOrder = list === siteAddresses.home ? articles.slice(1) : articles;
  return paginate(site, list, inOrder).map(({ address }) => entry(urlOf(site, address), changed));
}

function termEntries(publication: Publication): SitemapEntry[] {
  return (['category', 'tag', 'author'] as const).flatMap((taxonomy) =>
    [...publication.byTerm[taxonomy]].flatMap(([slug, articles]) => {
      const page = termsOf(publication, taxonomy).get(slug)?.page;
      if (page?.noindex) return [];
      return listEntries(publication, siteAddresses.term(taxonomy, slug), articles);
    }),
  );
}

function indexEntries({ site, articles }: Publication): SitemapEntry[] {
  const changed = newestChange(articles);
  const { archive, taxonomy } = siteAddresses;
  const addresses = [archive, taxonomy('category'), taxonomy('tag'), taxonomy('author')];
  return addresses.map((address) => entry(urlOf(site, address), changed));
}

function plainEntries(publication: Publication, bodyOf: BodyOf): SitemapEntry[] {
  const { site, content } = publication;
  return content.pages
    .filter(({ noindex }) => !noindex)
    .map((page) => {
      const url = urlOf(site, page.address);
      return entry(url, page.lastmod?.time, picturesOf(publication, page, url, bodyOf));
    });
}

function picturesOf(
  publication: Publication,
  source: BodySource & Pick<TermPage, 'image'>,
  url: string,
  bodyOf: BodyOf,
): string[] {
  const header = source.image && publication.picture(source.image, '');
  const inBody = bodyOf(source).pictures.flatMap((item) =>
    item.kind === 'picture' ? item.picture : [],
  );
  const all = header ? [header, ...inBody] : inBody;
  return [...new Set(all.map(({ src }) => absolute(src, url)))];
}

function entry(
  url: string,
  changed: number | undefined,
  pictures: readonly string[] = [],
): SitemapEntry {
  return { url, pictures, ...(changed !== undefined && { changed }) };
}
