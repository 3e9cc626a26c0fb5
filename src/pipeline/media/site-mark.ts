import { type Emblem, glyphShare, placeEmblem } from '../../media/emblem.ts';
import type { SiteMark } from '../../publication/page.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { hrefOf, siteAddresses } from '../../urls.ts';

/** Side of the header's mark, and of the drawing that Mark.astro puts a glyph into. */
const HEIGHT = 28;
const SIDE = 32;
/** A wider logo becomes lower. */
const WIDEST = 112;
/** It stands in every page. */
const LONGEST = 2000;

/** Where the page's policy or its own names get in a drawing's way. */
const NOT_INLINE = /<style|\s(?:style|id|class)=/;

/**
 * How the header shows the logo, a file of `public/`: a short glyph as elements of the page, which have
 * its colours in light and dark; any other glyph as the icon, and a logo with colours of its own as it is.
 */
export function markOf(emblem: Emblem, logo: string, site: Pick<SiteSettings, 'base'>): SiteMark {
  if (!emblem.isGlyph) {
    const { width, height } = emblem;
    const scale = Math.min(HEIGHT / height, WIDEST / width);
    return {
      src: hrefOf(site, `/${logo}`),
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    };
  }
  const inset = (SIDE * (1 - glyphShare)) / 2;
  const glyph = placeEmblem(emblem, [inset, inset, SIDE * glyphShare]);
  if (glyph.length <= LONGEST && !NOT_INLINE.test(glyph)) return { glyph };
  return { src: hrefOf(site, siteAddresses.icons.vector), width: HEIGHT, height: HEIGHT };
}
