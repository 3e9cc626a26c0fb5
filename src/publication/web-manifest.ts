import type { SiteSettings } from '../site-settings.ts';

const ICON_SIZES = [192, 512];

/** The web app manifest (W3C): name, colours and icons for those who keep the site on their phone. */
export function webManifest(site: SiteSettings): string {
  const icons = ICON_SIZES.map((size) => ({
    src: `${site.base}icon-${String(size)}.png`,
    sizes: `${String(size)}x${String(size)}`,
    type: 'image/png',
  }));
  const manifest = {
    name: site.name,
    short_name: site.name,
    description: site.tagline,
    lang: site.lang,
    start_url: site.base,
    scope: site.base,
    display: 'minimal-ui',
    icons,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
