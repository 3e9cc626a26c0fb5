import type { SiteSettings } from '../site-settings.ts';
import { hrefOf, siteAddresses } from '../urls.ts';
import type { SiteShell } from './page.ts';

/** The web app manifest, as plain JSON data in its own terms: https://www.w3.org/TR/appmanifest/ */
export interface WebManifest {
  name: string;
  short_name: string;
  description: string;
  lang: string;
  start_url: string;
  scope: string;
  display: string;
  theme_color: string;
  background_color: string;
  icons: readonly { src: string; sizes: string; type: string; purpose: 'any' | 'maskable' }[];
}

/** What devices show of a site that a reader installs. A manifest has one colour for both themes. */
export function webManifestOf(
  site: SiteSettings,
  { themeColor }: Pick<SiteShell, 'themeColor'>,
): WebManifest {
  const { small, large, maskable } = siteAddresses.icons;
  const icons = [
    [small, 192, 'any'],
    [large, 512, 'any'],
    [maskable, 512, 'maskable'],
  ] as const;
  return {
    name: site.name,
    short_name: site.name,
    description: site.tagline,
    lang: site.lang,
    start_url: site.base,
    scope: site.base,
    display: 'minimal-ui',
    theme_color: themeColor.light,
    background_color: themeColor.light,
    icons: icons.map(([address, side, purpose]) => ({
      src: hrefOf(site, address),
      sizes: `${side}x${side}`,
      type: 'image/png',
      purpose,
    })),
  };
}

export function printWebManifest(manifest: WebManifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
