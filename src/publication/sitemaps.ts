import type { Article, TermPage } from '../content/article.ts';
import { xmlDeclaration, xmlElement, xmlText } from '../escape.ts';
import { absolute, type Address, urlOf } from '../urls.ts';
import { listedVersions, pageKeys } from './alternates.ts';
import { yearParts } from './archive-pages.ts';
import { isNoindex, lastChange } from './article-state.ts';
import { homeParts } from './home-page.ts';
import { isoTime } from './labels.ts';
import { termsOf } from './links.ts';
import type { LanguageVersion } from './page.ts';
import { type ListPart, paginate } from './paginate.ts';
import type { PageKey, Publication } from './publication.ts';
import type { BodyOf, BodySource } from './resolve-body.ts';

/** What `robots.txt` says, as plain JSON data. */
export interface Robots {
  /** URLs of the sitemap indexes; without one, crawlers may read nothing. */
  sitemaps: readonly string[];
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
  /** URLs of the page in each language, where it has several. */
  versions: readonly LanguageVersion[];
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
export function robotsOf(publications: readonly Publication[]): Robots {
  const listed = publications.filter(({ preview }) => !preview);
  return {
    sitemaps: listed.map(({ site, addresses }) => urlOf(site, addresses.sitemapIndex)),
  };
}

export function printRobots({ sitemaps }: Robots): string {
  if (sitemaps.length === 0) return 'User-agent: *\nDisallow: /\n';
  const lines = sitemaps.map((sitemap) => `Sitemap: ${sitemap}\n`);
  return `User-agent: *\nAllow: /\n\n${lines.join('')}`;
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
  const { site, addresses, articles, byYear, preview } = publication;
  if (preview) return undefined;
  const parts = splitEntries(
    [
      ...articleEntries(publication, bodyOf),
      ...listEntries(publication, pageKeys.home, articles, homeParts(publication)),
      ...termEntries(publication),
      ...[...byYear].flatMap(([year, ofYear]) =>
        listEntries(publication, pageKeys.year(year), ofYear, yearParts(publication, year, ofYear)),
      ),
      ...indexEntries(publication),
      ...plainEntries(publication, bodyOf),
      ...ownPages.map((address) => entryOf(urlOf(site, address), undefined)),
    ],
    limits,
  ).map((entries, index) => ({ address: addresses.sitemap(index + 1), model: { entries } }));
  const sitemaps = parts.map(({ address, model }) => {
    const changed = newest(model.entries.map((entry) => entry.changed));
    return { url: urlOf(site, address), ...(changed !== undefined && { changed }) };
  });
  return { index: { sitemaps }, parts };
}

/** https://www.sitemaps.org/protocol.html */
export function printSitemap({ entries }: Sitemap): string {
  const isTranslated = entries.some(({ versions }) => versions.length > 0);
  const xhtml = isTranslated ? { 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' } : {};
  return printDocument('urlset', entries.map(printEntry), { ...NAMESPACES, ...xhtml });
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
    const pictures = picturesOf(publication, article, url, bodyOf);
    const versions = versionsOf(publication, pageKeys.article(article), article.address);
    return [entryOf(url, lastChange(article), { pictures, versions })];
  });
}

function listEntries(
  publication: Publication,
  key: PageKey,
  articles: readonly Article[],
  parts: readonly Pick<ListPart<Article>, 'address' | 'number'>[],
): SitemapEntry[] {
  const changed = newest(articles.map(lastChange));
  return parts.map(({ address, number }) =>
    entryOf(urlOf(publication.site, address), changed, {
      versions: number === 1 ? versionsOf(publication, key, address) : [],
    }),
  );
}

function termEntries(publication: Publication): SitemapEntry[] {
  return (['category', 'tag', 'author'] as const).flatMap((taxonomy) =>
    [...publication.byTerm[taxonomy]].flatMap(([slug, articles]) => {
      const term = termsOf(publication, taxonomy).get(slug) ?? { slug, name: slug };
      if (term.page?.noindex) return [];
      const address = publication.addresses.term(taxonomy, slug);
      const parts = paginate(publication, address, articles);
      return listEntries(publication, pageKeys.term(taxonomy, term), articles, parts);
    }),
  );
}

function indexEntries(publication: Publication): SitemapEntry[] {
  const { site, addresses, articles } = publication;
  const changed = newest(articles.map(lastChange));
  const taxonomies = ['category', 'tag', 'author'] as const;
  const indexes: [PageKey, Address][] = [
    [pageKeys.archive, addresses.archive],
    ...taxonomies.map((taxonomy): [PageKey, Address] => [
      pageKeys.taxonomy(taxonomy),
      addresses.taxonomy(taxonomy),
    ]),
  ];
  return indexes.map(([key, address]) =>
    entryOf(urlOf(site, address), changed, { versions: versionsOf(publication, key, address) }),
  );
}

function plainEntries(publication: Publication, bodyOf: BodyOf): SitemapEntry[] {
  const { site, content } = publication;
  return content.pages
    .filter(({ noindex }) => !noindex)
    .map((page) => {
      const url = urlOf(site, page.address);
      return entryOf(url, page.lastmod?.time, {
        pictures: picturesOf(publication, page, url, bodyOf),
        versions: versionsOf(publication, pageKeys.plain(page), page.address),
      });
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
  { pictures = [], versions = [] }: Partial<Pick<SitemapEntry, 'pictures' | 'versions'>> = {},
): SitemapEntry {
  return { url, pictures, versions, ...(changed !== undefined && { changed }) };
}

function versionsOf(publication: Publication, key: PageKey, own: Address): LanguageVersion[] {
  return listedVersions(publication.context, publication.alternates(key), own);
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
function longestText({ url, pictures, versions }: SitemapEntry): number {
  const ofVersions = versions.reduce((sum, { href }) => sum + 80 + xmlText(href).length, 0);
  return pictures
    .slice(0, MOST_PICTURES)
    .reduce(
      (sum, picture) => sum + 50 + xmlText(picture).length,
      70 + xmlText(url).length + ofVersions,
    );
}

function printEntry({ url, changed, pictures, versions }: SitemapEntry): string {
  const images = pictures
    .slice(0, MOST_PICTURES)
    .map((picture) => `<image:image><image:loc>${xmlText(picture)}</image:loc></image:image>`);
  const links = versions.map(
    ({ lang, href }) =>
      `<xhtml:link rel="alternate" hreflang="${xmlText(lang)}" href="${xmlText(href)}"/>`,
  );
  return `<url>${location(url)}${lastmod(changed)}${links.join('')}${images.join('')}</url>`;
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
