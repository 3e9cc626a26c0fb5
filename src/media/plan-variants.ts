import { nameVariant } from './name-variant.ts';
import type { PictureFacts, PictureFormat, PictureVariant } from './picture.ts';

/**
 * Every file to make from a picture, better formats first, each format by width; the last format
 * is the one that every browser shows. A picture is never enlarged. An SVG stays as it is.
 */
export function planVariants(facts: PictureFacts, fileName: string): PictureVariant[] {
  const { digest: source, width, height } = facts;
  if (facts.format === 'svg') {
    return [nameVariant({ source, format: 'svg', width, height }, fileName, String(width))];
  }
  return formatsFor(facts).flatMap((format) =>
    widthsFor(width).map((scaled) => {
      const size = { width: scaled, height: Math.max(1, Math.round((height * scaled) / width)) };
      return nameVariant({ source, format, ...size }, fileName, String(scaled));
    }),
  );
}

const steps = [480, 800, 1200, 1600];

/** The steps that fit, and the picture's own width where it lies below the largest step. */
function widthsFor(width: number): number[] {
  const fitting = steps.filter((step) => step < width);
  return fitting.length < steps.length ? [...fitting, width] : fitting;
}

function formatsFor({ animated, alpha }: PictureFacts): PictureFormat[] {
  if (animated) return ['webp', 'gif'];
  return ['avif', 'webp', alpha ? 'png' : 'jpeg'];
}
