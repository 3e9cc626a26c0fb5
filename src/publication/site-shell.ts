import type { Link, SiteShell } from './page.ts';
import { hrefOf, siteAddresses } from '../urls.ts';
import type { SiteSettings } from '../site-settings.ts';

/** What every page shows of the site. */
export function siteShell(site: SiteSettings): SiteShell {
  const link = ({ label, to }: { label: string; to: string }): Link => ({
    label,
    href: hrefOf(site, to),
  });
  return {
    name: site.name,
    tagline: site.tagline,
    lang: site.lang,
    home: hrefOf(site, siteAddresses.home),
    navigation: site.navigation.map(link),
    footer: site.footer.map(link),
    base: site.base,
    search: hrefOf(site, siteAddresses.search),
  };
}
