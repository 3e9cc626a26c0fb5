import { limits } from './limits.ts';
import type { PictureFault } from './picture.ts';

/** The fault of a file of so many bytes, which need not be read for it. */
export function refuseLength(length: number): PictureFault | undefined {
  if (length <= limits.bytes) return undefined;
  const megabytes = (Math.ceil(length / 100_000) / 10).toFixed(1);
  return {
    message: `The file has ${megabytes} MB; ${limits.bytes / 1_000_000} MB are allowed`,
    hint: 'Scale the picture down, or save it as JPEG or WebP',
  };
}
