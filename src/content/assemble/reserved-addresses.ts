import { addressKey, type Address } from '../parse-address.ts';

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
  'feed.xml': 'the feeds',
  'atom.xml': 'the feeds',
  'feed.json': 'the feeds',
  'robots.txt': 'the crawlers’ rules',
  'manifest.webmanifest': 'the web manifest',
  _headers: 'the host’s header rules',
  _redirects: 'the host’s redirects',
};

/**
 * What an address belongs to, if an article or page may not have it. `publicKeys` are the paths of
 * the files in `public/`, as `publicKey` spells them.
 */
export function reservedBy(address: Address, publicKeys: ReadonlySet<string>): string | undefined {
  const key = addressKey(address).slice(1);
  const parts = key.split('/');
  const first = parts[0] ?? '';
  if (Object.hasOwn(SITE_PARTS, first)) return SITE_PARTS[first];
  if (/^sitemap[^/]*\.xml$/.test(first)) return 'the sitemap';
  if (/^\d{4}(?:\/\d+)?$/.test(key)) return 'the archive of a year';
  const paths = [
    `${key}/index.html`,
    ...parts.map((_, index) => parts.slice(0, index + 1).join('/')),
  ];
  const taken = paths.find((path) => publicKeys.has(path));
  return taken === undefined ? undefined : `public/${taken}`;
}

/**
 * The same for an address that is to redirect: that of a term which no article and no file names
 * any more is free. `termKeys` has the addresses of those that are named, as `addressKey` spells them.
 */
export function formerReservedBy(
  address: Address,
  publicKeys: ReadonlySet<string>,
  termKeys: ReadonlySet<string>,
): string | undefined {
  const key = addressKey(address);
  const ofTerm = /^\/(?:tags|categories|authors)\/[^/]+$/.test(key);
  return ofTerm && !termKeys.has(key) ? undefined : reservedBy(address, publicKeys);
}

/** The path of a public file in the spelling that addresses are compared in. */
export function publicKey(file: string): string {
  return addressKey(file);
}
