import type { LanguagePrefix, SiteSettings } from './site-settings.ts';

export type { LanguagePrefix };

/*
 * Every address of the site: those it makes itself, those nobody else may claim, and how links write
 * them. No other module spells one.
 */

/** A page's path below the site's root, decoded, in NFC, with a slash at both ends. */
export type Address = string;

export type Taxonomy = 'tag' | 'category' | 'author';

const FOLDERS: Readonly<Record<Taxonomy, Address>> = {
  tag: '/tags/',
  category: '/categories/',
  author: '/authors/',
};

/** The addresses that the publication in one language makes. */
export interface LanguageAddresses {
  home: Address;
  archive: Address;
  notFound: Address;
  taxonomy: (taxonomy: Taxonomy) => Address;
  term: (taxonomy: Taxonomy, slug: string) => Address;
  year: (year: string) => Address;
  /** The nth page of a list, from 1; the first has the list's own address. */
  listPage: (list: Address, number: number) => Address;
  search: Address;
  /** Where the search begins to load its index. */
  searchIndex: Address;
  /** Where the files of the index lie that are named by their content. */
  searchParts: Address;
  /** A file of the index, named by its content. */
  searchPart: (name: string) => Address;
  /** The stemmer of the index, a module named by its content. */
  searchStemmer: (name: string) => Address;
  /** Names the sitemaps, which are numbered from 1. */
  sitemapIndex: Address;
  sitemap: (number: number) => Address;
}

export function languageAddresses(prefix: LanguagePrefix): LanguageAddresses {
  const home = `${prefix}/`;
  return {
    home,
    archive: `${prefix}/archive/`,
    notFound: `${prefix}/404.html`,
    taxonomy: (taxonomy) => prefix + FOLDERS[taxonomy],
    term: (taxonomy, slug) => `${prefix}${FOLDERS[taxonomy]}${slug}/`,
    year: (year) => `${prefix}/${year}/`,
    listPage: (list, number) => {
      if (number === 1) return list;
      return list === home ? `${prefix}/page/${number}/` : `${list}${number}/`;
    },
    search: `${prefix}/search/`,
    searchIndex: `${prefix}/search/index.json`,
    searchParts: `${prefix}/search/parts/`,
    searchPart: (name) => `${prefix}/search/parts/${name}.json`,
    searchStemmer: (name) => `${prefix}/search/parts/${name}.js`,
    sitemapIndex: `${prefix}/sitemap.xml`,
    sitemap: (number) => `${prefix}/sitemap-${number}.xml`,
  };
}

/** The addresses that the site itself makes, in its first language. */
export const siteAddresses = {
  ...languageAddresses(''),
  /** The feeds of a list lie under its address. */
  feed: (list: Address, format: { file: string }): Address => list + format.file,
  robots: '/robots.txt',
  webManifest: '/manifest.webmanifest',
  /** Made from logo and colours; a file of `public/` takes the place of one. */
  icons: {
    vector: '/favicon.svg',
    ico: '/favicon.ico',
    touch: '/apple-touch-icon.png',
    small: '/icon-192.png',
    large: '/icon-512.png',
    maskable: '/icon-maskable-512.png',
  },
  /** Styles and scripts, named by content. */
  assets: '/_assets/',
  /** Pictures and documents, named by content. */
  media: '/_media/',
  /** Header rules for hosts that read them from a file. */
  headers: '/_headers',
  /** Redirects for hosts that read them from a file. */
  redirects: '/_redirects',
};

/** The prefix of the language that an address belongs to, of those given. */
export function prefixOf(address: Address, prefixes: readonly LanguagePrefix[]): LanguagePrefix {
  return prefixes.find((prefix) => prefix !== '' && isBelow(address, prefix)) ?? '';
}

/** The address within a language: as it is if it begins with the prefix, else below it. */
export function withPrefix(address: Address, prefix: LanguagePrefix): Address {
  return isBelow(address, prefix) ? address : prefix + address;
}

function isBelow(address: Address, prefix: LanguagePrefix): boolean {
  return addressKey(`${address}/`).startsWith(`${prefix}/`);
}

/** The path of the file that a host serves for an address, below the output folder. */
export function fileOf(address: Address): string {
  return address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1);
}

/** The address as a link on the site: under the site's path and percent-encoded. */
export function hrefOf(site: Pick<SiteSettings, 'base'>, address: Address): string {
  return site.base + encodeAddress(address).slice(1);
}

/** The address as others write it: with scheme and host. */
export function urlOf(site: Pick<SiteSettings, 'base' | 'origin'>, address: Address): string {
  return site.origin + hrefOf(site, address);
}

/**
 * An address as it is read from elsewhere: `href` as the page at `base` holds it. Empty for one that
 * is no URL.
 */
export function absolute(href: string, base: string): string {
  return href === '' ? '' : (URL.parse(href, base)?.href ?? '');
}

/** What a redirect leads to as a link: an address of the site, or a whole URL as it is. */
export function targetHref(site: Pick<SiteSettings, 'base'>, to: string): string {
  return isUrl(to) ? to : hrefOf(site, to);
}

/** Whether a redirect leads to a whole URL, which may be another site's. */
export function isUrl(to: string): boolean {
  return /^https?:\/\//.test(to);
}

/** Characters that need no encoding in a path; most addresses hold nothing else. */
const PLAIN = /^[\w./~-]*$/;

/** An address, or a path, as links, feeds and the sitemap spell it: every segment percent-encoded once. */
export function encodeAddress(address: Address): string {
  if (PLAIN.test(address)) return address;
  return address.split('/').map(encodeSegment).join('/');
}

/** A path of a file with every segment as RFC 3986 asks of any URI, for whatever is no address of the site. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:2C|3B|3D|40|24|26|2B)/g, (code) =>
    decodeURIComponent(code),
  );
}

/** Most addresses are one form and one case. */
const LOWER_CASE = /^[a-z\d./_-]*$/;

/**
 * Answers "may two pages lie here": addresses with the same key are one to some file system, server or
 * reader.
 */
export function addressKey(address: Address): string {
  const key = LOWER_CASE.test(address) ? address : address.normalize('NFC').toLowerCase();
  return key.endsWith('/') ? key.slice(0, -1) : key;
}

/**
 * Answers "is this address answered": hosts compare paths exactly (RFC 3986, 6.2.2.1), but for a final
 * slash, which they add or a redirect takes off.
 */
export function requestKey(address: Address): string {
  return address.endsWith('/') ? address.slice(0, -1) : address;
}

/** Whether two addresses differ, and only in case or Unicode form: most hosts tell them apart, some disks do not. */
export function isVariant(one: Address, other: Address): boolean {
  return addressKey(one) === addressKey(other) && requestKey(one) !== requestKey(other);
}

/** Of addresses that every host takes for one, the first. */
export function distinctAddresses(addresses: readonly Address[]): Address[] {
  const first = new Map<string, Address>();
  for (const address of addresses) {
    const key = requestKey(address);
    if (!first.has(key)) first.set(key, address);
  }
  return [...first.values()];
}

/** First parts of the addresses that the site itself makes, with what lies there. */
const SITE_PARTS: Readonly<Record<string, string>> = {
  tags: 'the tags',
  categories: 'the categories',
  authors: 'the authors',
  archive: 'the archive',
  search: 'the search',
  page: 'the home page’s further pages',
  _assets: 'the site’s styles and scripts',
  _media: 'the pictures',
  '404.html': 'the page for what is not found',
  'robots.txt': 'the crawlers’ rules',
  'manifest.webmanifest': 'the web manifest',
  ...Object.fromEntries(
    Object.values(siteAddresses.icons).map((icon) => [icon.slice(1), 'the icons']),
  ),
  _headers: 'the host’s header rules',
  _redirects: 'the host’s redirects',
};

/** What the code makes besides what every site has. */
export interface CodeAddresses {
  /** Files of `src/pages/` that an adopter added, by the key of the address each makes. */
  ownPages: ReadonlyMap<string, string>;
  /** Those of them that make a file, below which no page can lie; none by default. */
  ownFiles?: ReadonlyMap<string, string>;
  /** Names of the files of feeds, of every format. */
  feedFiles: ReadonlySet<string>;
  /** Those of the publication's languages; one that is empty by default. */
  prefixes?: readonly LanguagePrefix[];
}

/** What lies on the site besides content. */
export interface ClaimedAddresses extends CodeAddresses {
  /** Paths of the files in `public/`, as `publicKey` spells them. */
  publicKeys: ReadonlySet<string>;
}

/** What an address belongs to, if an article or page may not have it. */
export function reservedBy(
  address: Address,
  { publicKeys, ownPages, ownFiles, feedFiles, prefixes = [] }: ClaimedAddresses,
): string | undefined {
  const ownPage = ownPages.get(addressKey(address));
  if (ownPage !== undefined) return ownPage;
  const key = addressKey(address).slice(1);
  const parts = key.split('/');
  const prefix = prefixOf(address, prefixes);
  const own = key.slice(prefix.length);
  const first = own.split('/', 1)[0] ?? '';
  if (prefix !== '' && own === '') return 'the home page of a language';
  if (Object.hasOwn(SITE_PARTS, first)) return SITE_PARTS[first];
  if (feedFiles.has(first)) return 'the feeds';
  if (/^sitemap[^/]*\.xml$/.test(first)) return 'the sitemap';
  if (/^\d{4}(?:\/[1-9]\d*)?$/.test(own)) return 'the archive of a year';
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const taken = [`${key}/index.html`, ...folders].find((path) => publicKeys.has(path));
  if (taken !== undefined) return `public/${taken}`;
  const file = folders.find((path) => ownFiles?.has(`/${path}`));
  const maker = file === undefined ? undefined : ownFiles?.get(`/${file}`);
  return maker === undefined ? undefined : `${maker}, which makes /${file ?? ''} a file`;
}

/**
 * The same for an address that is to redirect. The address of a term that no article and no file
 * names any more is free. `termKeys` has the addresses of those that are named, as `addressKey`
 * spells them.
 */
export function formerReservedBy(
  address: Address,
  claimed: ClaimedAddresses,
  termKeys: ReadonlySet<string>,
): string | undefined {
  const key = addressKey(address);
  const own = key.slice(prefixOf(address, claimed.prefixes ?? []).length);
  const ofTerm = Object.values(FOLDERS).some((folder) => isDirectlyBelow(own, folder));
  return ofTerm && !termKeys.has(key) ? undefined : reservedBy(address, claimed);
}

function isDirectlyBelow(key: string, folder: Address): boolean {
  return key.startsWith(folder) && !key.slice(folder.length).includes('/');
}

/** The path of a public file in the spelling that addresses are compared in. */
export function publicKey(file: string): string {
  return addressKey(file);
}
