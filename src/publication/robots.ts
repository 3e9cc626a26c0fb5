import type { Publication } from './publication.ts';
import { siteAddresses, urlOf } from '../urls.ts';

/** What crawlers may read: everything, and nothing of a preview. Names the sitemaps. */
export function robotsText({ preview, site }: Publication): string {
  if (preview) return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *\nAllow: /\n\nSitemap: ${urlOf(site, siteAddresses.sitemapIndex)}\n`;
}
