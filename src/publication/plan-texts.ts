import type { Address } from '../content/parse-address.ts';
import { feedAddresses } from '../feeds/plan-feeds.ts';
import type { BodyOf } from './plan-pages.ts';
import { headersFile, redirectsFile } from '../redirects/hosts/netlify-cloudflare.ts';
import { planHostRules, planRedirects } from '../redirects/plan-redirects.ts';
import type { Publication } from './publication.ts';
import { redirectPage } from '../redirects/redirect-page.ts';
import { siteAddresses } from '../urls.ts';
import {
  planSitemaps,
  printRobots,
  printSitemap,
  printSitemapIndex,
  robotsOf,
} from './sitemaps.ts';
import { printWebManifest, webManifestOf } from './web-manifest.ts';

/** A file of the site that is made of text alone, without a layout. */
export interface PlannedText {
  address: Address;
  text: string;
}

/** Everything on the site that is neither a page nor a picture nor a feed. */
export function planTexts(publication: Publication, bodyOf: BodyOf): PlannedText[] {
  const { site } = publication;
  const plain = planRedirects(publication);
  const forHost = redirectsFile(site, { plain, rules: planHostRules(publication) });
  return [
    { address: siteAddresses.robots, text: printRobots(robotsOf(publication)) },
    { address: siteAddresses.webManifest, text: printWebManifest(webManifestOf(site)) },
    { address: siteAddresses.headers, text: headersFile(site) },
    ...(forHost === undefined ? [] : [{ address: siteAddresses.redirects, text: forHost }]),
    ...sitemapTexts(publication, bodyOf),
    ...plain.map((redirect) => ({
      address: redirect.from,
      text: redirectPage(site, redirect),
    })),
  ];
}

function sitemapTexts(publication: Publication, bodyOf: BodyOf): PlannedText[] {
  const planned = planSitemaps(publication, { bodyOf });
  if (!planned) return [];
  return [
    { address: siteAddresses.sitemapIndex, text: printSitemapIndex(planned.index) },
    ...planned.parts.map(({ address, model }) => ({ address, text: printSitemap(model) })),
  ];
}

/** Files without a layout that an article may link to. */
export function textAddresses(publication: Publication): Address[] {
  const { robots, webManifest: manifest, sitemapIndex } = siteAddresses;
  const sitemaps = publication.preview ? [] : [sitemapIndex];
  return [robots, manifest, ...sitemaps, ...feedAddresses(publication)];
}
