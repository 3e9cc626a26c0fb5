import type { Article, TermPage } from '../content/article.ts';
import { xmlDeclaration, xmlElement, xmlText } from '../escape.ts';
import type { SiteSettings } from '../site-settings.ts';
import { absolute, type Address, siteAddresses, urlOf } from '../urls.ts';
import { isNoindex, lastChange } from './article-state.ts';
import { isoTime } from './labels.ts';
import { termsOf } from './links.ts';
import { paginate } from './paginate.ts';
import type { Publication } from './publication.ts';
import type { BodyOf, BodySource } from './resolve-body.ts';

/** What `robots.txt` says, as plain JSON data. */
export interface Robots {
  /** URL of the sitemap index; without one, crawlers may read nothing. */
  sitemap?: string;
}

/** One sitemap, as plain JSON data. */
export interface Sitemap {
  entries: readonly SitemapEntry[];
}

/** A page in a sitemap. URLs are absolute; times are milliseconds since 1970. */
export interface SitemapEntry {
  url: string;
  changed?: number;
  /** Each once. */
  pictures: readonly string[];
}

/** The sitemap index, as plain JSON data. */
export interface SitemapIndex {
  /** `changed` is the newest change of any page in the sitemap. */
  sitemaps: readonly { url: string; changed?: number }[];
}

export interface PlannedSitemaps {
  index: SitemapIndex;
  /** In the order of the index. */
  parts: readonly { address: Address; model: Sitemap }[];
}

interface SitemapInput {
  bodyOf: BodyOf;
  /** Pages that no model of the publication claims. */
  ownPages?: readonly Address[];
  limits?: Readonly<Record<keyof typeof LIMITS, number>>;
}

/** Limits of one file: search engines stop at 50,000 addresses and 50 MB. */
const LIMITS = { addresses: 44_000, characters: 20_000_000 };

/** Search engines ignore further pictures: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps */
const MOST_PICTURES = 1_000;

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
};

/** Crawlers may read everything, and nothing of a preview. */
export function robotsOf({ preview, site }: Publication): Robots {
  return preview ? {} : { sitemap: urlOf(site, siteAddresses.sitemapIndex) };
}

export function printRobots({ sitemap }: Robots): string {
  if (sitemap === undefined) return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`;
}

/**
 * The sitemaps of every page that search engines may list, as many as the limits require; undefined
 * in a preview. Articles are first, oldest first, so that the beginning of the sitemap is stable;
 * lists and single pages follow. A page that names another as canonical is left out.
 */
export function planSitemaps(
  publication: Publication,
  { bodyOf, ownPages = [], limits = LIMITS }: SitemapInput,
): PlannedSitemaps | undefined {
  const { site, articles, byYear, preview } = publication;
  if (preview) return undefined;
  const parts = splitEntries(
    [
      ...articleEntries(publication, bodyOf),
      ...listEntries(site, siteAddresses.home, articles),
      ...termEntries(publication),
      ...[...byYear].flatMap(([year, ofYear]) =>
        listEntries(site, siteAddresses.year(year), ofYear),
      ),
      ...indexEntries(publication),
      ...plainEntries(publication, bodyOf),
      ...ownPages.map((address) => entryOf(urlOf(site, address), undefined)),
    ],
    limits,
  ).map((entries, index) => ({ address: siteAddresses.sitemap(index + 1), model: { entries } }));
  const sitemaps = parts.map(({ address, model }) => {
    const changed = newest(model.entries.map((entry) => entry.changed));
    return { url: urlOf(site, address), ...(changed !== undefined && { changed }) };
  });
  return { index: { sitemaps }, parts };
}

/** https://www.sitemaps.org/protocol.html */
export function printSitemap({ entries }: Sitemap): string {
  return printDocument('urlset', entries.map(printEntry), NAMESPACES);
}

/** https://www.sitemaps.org/protocol.html#index */
export function printSitemapIndex({ sitemaps }: SitemapIndex): string {
  const named = sitemaps.map(({ url, changed }) =>
    xmlElement('sitemap', location(url) + lastmod(changed)),
  );
  return printDocument('sitemapindex', named, { xmlns: NAMESPACES.xmlns });
}

function articleEntries(publication: Publication, bodyOf: BodyOf): SitemapEntry[] {
  const { site, articles, now } = publication;
  return articles.toReversed().flatMap((article) => {
    const url = urlOf(site, article.address);
    if (isNoindex(article, now) || (article.canonical ?? url) !== url) return [];
    return [entryOf(url, lastChange(article), picturesOf(publication, article, url, bodyOf))];
  });
}

function listEntries(
  site: SiteSettings,
  list: Address,
  articles: readonly Article[],
): SitemapEntry[] {
  const changed = newest(articles.map(lastChange));
  const inOrder = list === siteAddresses.home ? articles.slice(1) : articles;
  return paginate(site, list, inOrder).map(({ address }) => entryOf(urlOf(site, address), changed));
}

function termEntries(publication: Publication): SitemapEntry[] {
  return (['category', 'tag', 'author'] as const).flatMap((taxonomy) =>
    [...publication.byTerm[taxonomy]].flatMap(([slug, articles]) => {
      const page = termsOf(publication, taxonomy).get(slug)?.page;
      if (page?.noindex) return [];
      return listEntries(publication.site, siteAddresses.term(taxonomy, slug), articles);
    }),
  );
}

function indexEntries({ site, articles }: Publication): SitemapEntry[] {
  const changed = newest(articles.map(lastChange));
  const { archive, taxonomy } = siteAddresses;
  const addresses = [archive, taxonomy('category'), taxonomy('tag'), taxonomy('author')];
  return addresses.map((address) => entryOf(urlOf(site, address), changed));
}

function plainEntries(publication: Publication, bodyOf: BodyOf): SitemapEntry[] {
  const { site, content } = publication;
  return content.pages
    .filter(({ noindex }) => !noindex)
    .map((page) => {
      const url = urlOf(site, page.address);
      return entryOf(url, page.lastmod?.time, picturesOf(publication, page, url, bodyOf));
    });
}

function picturesOf(
  publication: Publication,
  source: BodySource & Pick<TermPage, 'image'>,
  url: string,
  bodyOf: BodyOf,
): string[] {
  const ofFrontMatter = source.image && publication.picture(source.image, '');
  const inBody = bodyOf(source).pictures.flatMap((item) =>
    item.kind === 'picture' ? item.picture : [],
  );
  const all = ofFrontMatter ? [ofFrontMatter, ...inBody] : inBody;
  return [...new Set(all.map(({ src }) => absolute(src, url)))];
}

function entryOf(
  url: string,
  changed: number | undefined,
  pictures: readonly string[] = [],
): SitemapEntry {
  return { url, pictures, ...(changed !== undefined && { changed }) };
}

/** The latest of the known times; undefined when none is known. */
function newest(times: readonly (number | undefined)[]): number | undefined {
  let latest: number | undefined;
  for (const time of times)
    if (time !== undefined && (latest === undefined || time > latest)) latest = time;
  return latest;
}

function splitEntries(
  entries: readonly SitemapEntry[],
  limits: Readonly<Record<keyof typeof LIMITS, number>>,
): SitemapEntry[][] {
  const parts: SitemapEntry[][] = [];
  let part: SitemapEntry[] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const length = longestText(entry);
    if (part.length >= limits.addresses || characters + length > limits.characters) {
      part = [];
      characters = 0;
      parts.push(part);
    }
    part.push(entry);
    characters += length;
  }
  return parts;
}

/** An upper bound of the characters that an entry is printed in. */
function longestText({ url, pictures }: SitemapEntry): number {
  return pictures
    .slice(0, MOST_PICTURES)
    .reduce((sum, picture) => sum + 50 + xmlText(picture).length, 70 + xmlText(url).length);
}

function printEntry({ url, changed, pictures }: SitemapEntry): string {
  const images = pictures
    .slice(0, MOST_PICTURES)
    .map((picture) => `<image:image><image:loc>${xmlText(picture)}</image:loc></image:image>`);
  return `<url>${location(url)}${lastmod(changed)}${images.join('')}</url>`;
}

function printDocument(
  root: string,
  children: readonly string[],
  attributes: Readonly<Record<string, string>>,
): string {
  return `${xmlDeclaration}${xmlElement(root, `\n${children.join('\n')}\n`, attributes)}\n`;
}

function location(url: string): string {
  return `<loc>${xmlText(url)}</loc>`;
}

function lastmod(time: number | undefined): string {
  return time === undefined ? '' : `<lastmod>${isoTime(time)}</lastmod>`;
}
