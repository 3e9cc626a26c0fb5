import sharp, { type Sharp } from 'sharp';
import { limits } from './picture.ts';

interface Opening {
  /** Reads all frames. */
  animated?: boolean;
  /** At which remark of its decoder a picture rejects when it is read; at an error by default. */
  failOn?: 'error' | 'warning';
}

/**
 * Opens a picture for decoding; one that is cut short or cannot be decoded rejects when it is read.
 *
 * Sets libvips to one thread for the whole process: the AVIF encoder's bytes depend on the number
 * of threads, and several pictures at a time use the cores better than several threads on one.
 */
export function openPicture(
  bytes: Uint8Array,
  { animated = false, failOn = 'error' }: Opening = {},
): Sharp {
  sharp.concurrency(1);
  return sharp(bytes, { animated, failOn, limitInputPixels: limits.pixels });
}
