import sharp, { type Sharp } from 'sharp';
import { limits } from './picture.ts';

/**
 * Opens a picture for decoding; a damaged one rejects when it is read. `animated` reads all frames.
 *
 * Sets libvips to one thread for the whole process: the AVIF encoder's bytes depend on the number
 * of threads, and several pictures at a time use the cores better than several threads on one.
 */
export function openPicture(bytes: Uint8Array, animated = false): Sharp {
  sharp.concurrency(1);
  return sharp(bytes, { animated, failOn: 'warning', limitInputPixels: limits.pixels });
}
