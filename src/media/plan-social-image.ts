import { nameVariant } from './name-variant.ts';
import type { PictureFacts, PictureVariant } from './picture.ts';

/**
 * The picture's middle as a JPEG of 1200 × 630 pixels, or smaller in the same shape, for previews
 * on other sites. `undefined` for one too small to be shown large there (600 × 315), and for SVG:
 * its text would depend on the fonts of the machine.
 * Source of the sizes: https://developers.facebook.com/docs/sharing/webmasters/images
 */
export function planSocialImage(facts: PictureFacts, fileName: string): PictureVariant | undefined {
  if (facts.format === 'svg') return undefined;
  const scale = Math.min(1, facts.width / 1200, facts.height / 630);
  if (scale < 0.5) return undefined;
  const width = Math.floor(1200 * scale);
  const height = Math.floor(630 * scale);
  const wanted = { source: facts.digest, format: 'jpeg', width, height } as const;
  return nameVariant(wanted, fileName, `${width}x${height}`);
}
