import { feedFormats } from '../feeds/formats.ts';
import type { SiteSettings } from '../site-settings.ts';
import { languageAddresses, reservedBy, siteAddresses, type ClaimedAddresses } from '../urls.ts';

/**
 * The order of a deployment. Pages refer to what is named by content and to other files, lists to pages;
 * feeds, sitemaps and the search lead readers and robots to all of them.
 */
export const deliveryGroups = ['named', 'file', 'page', 'list', 'feed'] as const;

export type DeliveryGroup = (typeof deliveryGroups)[number];

/** Tells the group of a file by its path below the output folder. */
export function deliveryGroupFor({
  editions,
}: Pick<SiteSettings, 'editions'>): (path: string) => DeliveryGroup {
  const prefixes = editions.map(({ prefix }) => prefix);
  const languages = prefixes.map(languageAddresses);
  const named = [
    siteAddresses.assets,
    siteAddresses.media,
    ...languages.map(({ searchParts }) => searchParts),
  ];
  const homes = new Set(languages.map(({ home }) => home));
  const icons = new Set([...Object.values(siteAddresses.icons), siteAddresses.webManifest]);
  const claimed: ClaimedAddresses = {
    publicKeys: new Set(),
    ownPages: new Map(),
    feedFiles: new Set(feedFormats.map(({ file }) => file)),
    prefixes,
  };
  return (path) => {
    const file = `/${wholeOf(path)}`;
    if (named.some((folder) => file.startsWith(folder))) return 'named';
    const address = file.replace(/\/index\.html$/, '/');
    const isOfSite = homes.has(address) || reservedBy(address, claimed) !== undefined;
    if (file.endsWith('.html')) return isOfSite ? 'list' : 'page';
    return isOfSite && !icons.has(address) ? 'feed' : 'file';
  };
}

/** The file that a path is a compressed variant of, by its name; the path itself for any other. */
export function wholeOf(path: string): string {
  return path.replace(/\.(?:br|gz)$/, '');
}
