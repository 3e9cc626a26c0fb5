import { digestOf } from '../files/digest-of.ts';
import { isLfsPointer, LFS_HINT } from '../files/lfs-pointer.ts';
import {
  checkLength,
  formats,
  type PictureDiagnostic,
  type PictureFacts,
  type PictureFormat,
} from './picture.ts';
import { inspectRaster } from './inspect-raster.ts';
import { sniffFormat } from './container.ts';
import { inspectSvg } from './svg/inspect-svg.ts';

/**
 * What a picture file is, or why it may not be published. Never rejects. What would cost much is
 * found by counting, before it is decoded. `fileName` may have a path.
 */
export async function inspectPicture(
  bytes: Uint8Array,
  fileName: string,
): Promise<PictureFacts | PictureDiagnostic> {
  if (bytes.length === 0) return { message: 'The file is empty', hint: 'Copy it again' };
  const large = checkLength(bytes.length);
  if (large) return large;
  if (isLfsPointer(bytes)) {
    return { message: 'The file is a pointer of Git LFS, not the picture itself', hint: LFS_HINT };
  }
  const sniffed = sniffFormat(bytes);
  if ('other' in sniffed) return unsupported(sniffed.other);
  const { format } = sniffed;
  const disguise = checkName(fileName, format);
  if (disguise) return disguise;
  const facts = format === 'svg' ? await inspectSvg(bytes) : await inspectRaster(bytes, format);
  if ('message' in facts) return facts;
  return { digest: digestOf(bytes), format, ...facts };
}

function unsupported(other: string): PictureDiagnostic {
  return {
    message: `The file is ${other}`,
    hint: 'Save the picture as JPEG, PNG, WebP, AVIF, GIF or plain SVG',
  };
}

function checkName(fileName: string, format: PictureFormat): PictureDiagnostic | undefined {
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
