import type { SiteSettings } from '../site-settings.ts';

/** The web app manifest, as plain JSON data in its own terms: https://www.w3.org/TR/appmanifest/ */
export interface WebManifest {
  name: string;
  short_name: string;
  description: string;
  lang: string;
  start_url: string;
  scope: string;
  display: string;
  icons: readonly { src: string; sizes: string; type: string }[];
}

const ICON_SIZES = [192, 512];

/** What devices show of a site that a reader installs. */
export function webManifestOf(site: SiteSettings): WebManifest {
  return {
    name: site.name,
    short_name: site.name,
    description: site.tagline,
    lang: site.lang,
    start_url: site.base,
    scope: site.base,
    display: 'minimal-ui',
    icons: ICON_SIZES.map((size) => ({
      src: `${site.base}icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
    })),
  };
}

export function printWebManifest(manifest: WebManifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
