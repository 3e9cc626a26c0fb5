import type { Publication } from './publication.ts';
import { planRedirects } from './plan-redirects.ts';
import { redirectPage } from './redirect-page.ts';
import { robotsText } from './robots.ts';
import { webManifest } from './web-manifest.ts';

/** A file of the site that is made of text alone, without a layout. */
export interface PlannedText {
  /** Path below the site's root. */
  path: string;
  text: string;
}

/** Everything on the site that is neither a page nor a picture. */
export function planTexts(publication: Publication): PlannedText[] {
  const { site } = publication;
  return [
    { path: 'robots.txt', text: robotsText(publication) },
    { path: 'manifest.webmanifest', text: webManifest(site) },
    ...planRedirects(publication).map((redirect) => ({
      path: `${redirect.from.slice(1)}index.html`,
      text: redirectPage(site, redirect),
    })),
  ];
}
