import { digestOf } from '../files/digest-of.ts';
import { siteAddresses } from '../urls.ts';
import { formats, type PictureFacts, type PictureFormat, type PictureVariant } from './picture.ts';

/** Goes into the names of pictures, so that another encoder's bytes get other names. */
export const encoderVersion = 'sharp 0.35.5';

/** AVIF at effort 2 costs a quarter of effort 4 for a few per cent of size. */
export const encoderSettings = {
  avif: { quality: 50, effort: 2, chromaSubsampling: '4:4:4' },
  webp: { quality: 76, effort: 4, smartSubsample: true },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9, adaptiveFiltering: true },
  gif: { effort: 7 },
  /** The printer of `svg/print-svg.ts`. */
  svg: { printer: 1 },
  /** A quarter of the time of `png` for an eighth of size more. */
  quickPng: { compressionLevel: 6 },
} as const satisfies Record<PictureFormat | 'quickPng', object>;

/** Pixels. */
const STEPS = [480, 800, 1200, 1600];
/** Width of the file for readers that choose none, as feed readers do. */
const PLAIN_WIDTH = 800;

/**
 * Every file to make from a picture, better formats first, each format by width; the last format
 * is the one that every browser shows. A picture is never enlarged, nor an SVG scaled.
 */
export function planVariants(facts: PictureFacts, fileName: string): PictureVariant[] {
  const { digest: source, width, height } = facts;
  if (facts.format === 'svg') {
    return [nameVariant({ source, format: 'svg', width, height }, fileName, String(width))];
  }
  const sizes = widthsFor(width).map((scaled) => ({
    width: scaled,
    height: Math.max(1, Math.round((height * scaled) / width)),
  }));
  const longest = sizes.reduce((most, size) => Math.max(most, size.width, size.height), 0);
  return formatsFor(facts, longest).flatMap((format) =>
    sizes.map((size) => nameVariant({ source, format, ...size }, fileName, String(size.width))),
  );
}

/** The steps that fit, and the picture's own width where it lies below the largest step. */
function widthsFor(width: number): number[] {
  const fitting = STEPS.filter((step) => step < width);
  return fitting.length < STEPS.length ? [...fitting, width] : fitting;
}

/** Without those whose encoders refuse a side as long as the longest of all variants. */
function formatsFor({ animated, alpha }: PictureFacts, longest: number): PictureFormat[] {
  const fits = (format: PictureFormat): boolean => longest <= formats[format].longestSide;
  if (animated) return [...(['webp'] as const).filter(fits), 'gif'];
  const better = (['avif', 'webp'] as const).filter(fits);
  return [...better, alpha || !fits('jpeg') ? 'png' : 'jpeg'];
}

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

interface Wanted {
  /** SHA-256 of the picture, hexadecimal. */
  source: string;
  format: PictureFormat;
  width: number;
  height: number;
  isQuick?: true;
}

/** Names a variant by all that its bytes depend on; `label` ends the name for people to read. */
export function nameVariant(wanted: Wanted, fileName: string, label: string): PictureVariant {
  const { source, format, width, height, isQuick } = wanted;
  const settings = encoderSettings[isQuick ? 'quickPng' : format];
  const inputs = [source, format, width, height, settings, encoderVersion];
  const digest = digestOf(JSON.stringify(inputs)).slice(0, 12);
  const [extension] = formats[format].extensions;
  const file = `${siteAddresses.media.slice(1)}${slug(fileName)}-${digest}-${label}.${extension}`;
  return { ...wanted, file };
}

/** Lower-case ASCII letters and digits of a file's name without its ending, at most 40. */
function slug(fileName: string): string {
  const name = fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 40);
  return words.replace(/^-|-$/g, '') || 'picture';
}

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
  const plain = variants.findLast((variant) => variant.width <= PLAIN_WIDTH) ?? smallest;
  return {
    type: formats[format].type,
    srcset: variants.map(({ file, width }) => `${base}${file} ${width}w`).join(', '),
    src: base + plain.file,
    width: largest.width,
    height: largest.height,
  };
}
