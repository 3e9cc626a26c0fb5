import { encodeAddress, type Address } from './content/parse-address.ts';
import type { SiteSettings } from './site-settings.ts';

export type Taxonomy = 'tag' | 'category' | 'author';

const FOLDERS: Readonly<Record<Taxonomy, Address>> = {
  tag: '/tags/',
  category: '/categories/',
  author: '/authors/',
};

/** The addresses that the site itself makes; no other module spells one. */
export const siteAddresses = {
  home: '/',
  archive: '/archive/',
  notFound: '/404.html',
  taxonomy: (taxonomy: Taxonomy): Address => FOLDERS[taxonomy],
  term: (taxonomy: Taxonomy, slug: string): Address => `${FOLDERS[taxonomy]}${slug}/`,
  year: (year: string): Address => `/${year}/`,
  /** The nth page of a list, from 1; the first has the list's own address. */
  listPage: (list: Address, number: number): Address => {
    if (number === 1) return list;
    return list === '/' ? `/page/${number}/` : `${list}${number}/`;
  },
  /** The feeds of a list lie under its address. */
  feed: (list: Address, format: { file: string }): Address => list + format.file,
  robots: '/robots.txt',
  webManifest: '/manifest.webmanifest',
  search: '/search/',
  searchIndex: '/search/index.json',
  /** A part of the search index, named by its content. */
  searchPart: (name: string): Address => `/search/parts/${name}.json`,
  /** Styles and scripts, named by content. */
  assets: '/_assets/',
  /** Pictures and documents, named by content. */
  media: '/_media/',
  /** Header rules for hosts that read them from a file. */
  headers: '/_headers',
  /** Redirects for hosts that read them from a file. */
  redirects: '/_redirects',
  /** Names the sitemaps, which are numbered from 1. */
  sitemapIndex: '/sitemap.xml',
  sitemap: (number: number): Address => `/sitemap-${number}.xml`,
};

/** The address as a link on the site: under the site's path and percent-encoded. */
export function hrefOf(site: SiteSettings, address: Address): string {
  return site.base + encodeAddress(address).slice(1);
}

/** What a redirect leads to as a link: an address of the site, or a whole URL as it is. */
export function targetHref(site: SiteSettings, to: string): string {
  return isUrl(to) ? to : hrefOf(site, to);
}

/** Whether a redirect leads to a whole URL, which may be another site's. */
export function isUrl(to: string): boolean {
  return /^https?:\/\//.test(to);
}

/** The address as others write it: with scheme and host. */
export function urlOf(site: SiteSettings, address: Address): string {
  return site.origin + hrefOf(site, address);
}

/** Resolves `href` against the URL of the page that contains it; empty for what is no URL. */
export function absolute(href: string, base: string): string {
  return href === '' ? '' : (URL.parse(href, base)?.href ?? '');
}
