import { digestOf } from '../files/digest-of.ts';
import { formats } from './formats.ts';
import { inspectRaster } from './inspect-raster.ts';
import type { PictureFacts, PictureFault, PictureFormat } from './picture.ts';
import { refuseLength } from './refuse-length.ts';
import { sniffFormat } from './sniff-format.ts';
import { inspectSvg } from './svg/inspect-svg.ts';

/**
 * Says what a picture file is, or why it may not be published. Resolves for any bytes; what would
 * cost much is refused by counting, before it is decoded. `fileName` may carry a path.
 */
export async function inspectPicture(
  bytes: Uint8Array,
  fileName: string,
): Promise<PictureFacts | PictureFault> {
  if (bytes.length === 0) return { message: 'The file is empty', hint: 'Copy it again' };
  const large = refuseLength(bytes.length);
  if (large) return large;
  const sniffed = sniffFormat(bytes);
  if ('other' in sniffed) return unsupported(sniffed.other);
  const { format } = sniffed;
  const disguise = checkName(fileName, format);
  if (disguise) return disguise;
  const facts = format === 'svg' ? await inspectSvg(bytes) : await inspectRaster(bytes, format);
  if ('message' in facts) return facts;
  return { digest: digestOf(bytes), format, ...facts };
}

function unsupported(other: string): PictureFault {
  return {
    message: `The file is ${other}`,
    hint: 'Save the picture as JPEG, PNG, WebP, AVIF, GIF or plain SVG',
  };
}

function checkName(fileName: string, format: PictureFormat): PictureFault | undefined {
  const name = fileName.slice(fileName.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  const { label, extensions } = formats[format];
  if (extensions.includes(extension)) return undefined;
  const stem = dot < 0 ? name : name.slice(0, dot);
  return {
    message: `The file is ${label === 'AVIF' || label === 'SVG' ? 'an' : 'a'} ${label} picture, though its name ${extension === '' ? 'has no ending' : `ends in .${extension}`}`,
    hint: `Rename it to ${stem}.${extensions[0]}`,
  };
}
