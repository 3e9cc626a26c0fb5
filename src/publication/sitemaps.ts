import type { Address } from '../content/parse-address.ts';
import { rfc3339 } from '../feeds/feed-format.ts';
import { siteAddresses, urlOf } from '../urls.ts';
import type { SitemapEntry } from './sitemap-entries.ts';
import type { SiteSettings } from '../site-settings.ts';
import { xmlDeclaration, xmlElement, xmlText } from '../xml.ts';

/** Limits of one file: search engines stop at 50,000 addresses and 50 MB. */
export const sitemapLimits = { addresses: 44_000, characters: 20_000_000 } as const;

/** A page's pictures beyond these are not read: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps */
const MOST_PICTURES = 1_000;

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
};

/**
 * The sitemap index and the sitemaps it names (https://www.sitemaps.org/protocol.html), as many as
 * the limits ask for; nothing for no entries.
 */
export function printSitemaps(
  site: SiteSettings,
  entries: readonly SitemapEntry[],
  limits: Readonly<Record<keyof typeof sitemapLimits, number>> = sitemapLimits,
): { address: Address; text: string }[] {
  const parts = split(entries, limits).map(({ texts, changed }, index) => ({
    address: siteAddresses.sitemap(index + 1),
    text: `${xmlDeclaration}${xmlElement('urlset', `\n${texts.join('\n')}\n`, NAMESPACES)}\n`,
    changed,
  }));
  if (parts.length === 0) return [];
  const named = parts.map(({ address, changed }) =>
    xmlElement('sitemap', location(urlOf(site, address)) + lastmod(changed)),
  );
  const { xmlns } = NAMESPACES;
  const index = {
    address: siteAddresses.sitemapIndex,
    text: `${xmlDeclaration}${xmlElement('sitemapindex', `\n${named.join('\n')}\n`, { xmlns })}\n`,
  };
  return [index, ...parts.map(({ address, text }) => ({ address, text }))];
}

interface Part {
  texts: string[];
  characters: number;
  /** Of the entry that changed last. */
  changed: number | undefined;
}

function split(
  entries: readonly SitemapEntry[],
  limits: Readonly<Record<keyof typeof sitemapLimits, number>>,
): Part[] {
  const parts: Part[] = [];
  let part: Part | undefined;
  for (const entry of entries) {
    const text = printEntry(entry);
    if (
      !part ||
      part.texts.length >= limits.addresses ||
      part.characters + text.length > limits.characters
    ) {
      part = { texts: [], characters: 0, changed: undefined };
      parts.push(part);
    }
    part.texts.push(text);
    part.characters += text.length;
    if (entry.changed !== undefined)
      part.changed = Math.max(part.changed ?? entry.changed, entry.changed);
  }
  return parts;
}

function printEntry({ url, changed, pictures }: SitemapEntry): string {
  const images = pictures
    .slice(0, MOST_PICTURES)
    .map((picture) => `<image:image><image:loc>${xmlText(picture)}</image:loc></image:image>`);
  return `<url>${location(url)}${lastmod(changed)}${images.join('')}</url>`;
}

function location(url: string): string {
  return `<loc>${xmlText(url)}</loc>`;
}

function lastmod(time: number | undefined): string {
  return time === undefined ? '' : `<lastmod>${rfc3339(time)}</lastmod>`;
}
