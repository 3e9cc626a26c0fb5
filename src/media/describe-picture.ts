import { formats } from './formats.ts';
import type { PictureFacts, PictureFormat, PictureVariant } from './picture.ts';
import { planVariants } from './plan-variants.ts';

/** A picture as pages show it. The same shape as `Picture` of the page models; a test holds them equal. */
export interface ResponsivePicture {
  /** Better formats first; empty for a vector picture. */
  sources: readonly { type: string; srcset: string }[];
  src: string;
  /** Empty for a vector picture. */
  srcset: string;
  /** Of the largest file, in pixels: it has the picture's shape. */
  width: number;
  height: number;
  alt: string;
  placeholder: string;
}

/** `base` is the site's root path, with a slash at both ends. */
export function describePicture(
  facts: PictureFacts,
  fileName: string,
  alt: string,
  base: string,
): ResponsivePicture {
  const byFormat = Map.groupBy(planVariants(facts, fileName), (variant) => variant.format);
  const groups = [...byFormat].map(([format, variants]) => describeFormat(format, variants, base));
  const fallback = groups.at(-1);
  if (!fallback) throw new Error(`No variant is planned for ${fileName}`);
  return {
    sources: groups.slice(0, -1).map(({ type, srcset }) => ({ type, srcset })),
    src: fallback.src,
    srcset: facts.format === 'svg' ? '' : fallback.srcset,
    width: fallback.width,
    height: fallback.height,
    alt,
    placeholder: facts.placeholder,
  };
}

function describeFormat(format: PictureFormat, variants: PictureVariant[], base: string) {
  const [smallest] = variants;
  const largest = variants.at(-1);
  if (!smallest || !largest) throw new Error(`No variant is planned as ${formats[format].label}`);
  const plain = variants.findLast((variant) => variant.width <= plainWidth) ?? smallest;
  return {
    type: formats[format].type,
    srcset: variants.map(({ file, width }) => `${base}${file} ${width}w`).join(', '),
    src: base + plain.file,
    width: largest.width,
    height: largest.height,
  };
}

/** Width of the file for readers that choose none, as feed readers do. */
const plainWidth = 800;
