import type { PictureFormat } from './picture.ts';

/** A format that may be published, or what else the bytes are, with its article: `a TIFF picture`. */
export type Sniffed = { format: PictureFormat } | { other: string };

/** Says what a file is by its first bytes, whatever its name. */
export function sniffFormat(bytes: Uint8Array): Sniffed {
  const head = latin1(bytes.subarray(0, 64));
  if (head.startsWith('\xff\xd8\xff')) return { format: 'jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { format: 'png' };
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return { format: 'gif' };
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return { format: 'webp' };
  if (head.startsWith('ftyp', 4)) return sniffBrand(bytes, head);
  for (const [start, other] of otherFiles) if (head.startsWith(start)) return { other };
  return sniffMarkup(bytes);
}

const otherFiles: readonly (readonly [start: string, other: string])[] = [
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['BM', 'a BMP picture'],
  ['\0\0\x01\0', 'an icon file'],
  ['\xff\x0a', 'a JPEG XL picture'],
  ['\0\0\0\x0cJXL ', 'a JPEG XL picture'],
  ['\0\0\0\x0cjP  ', 'a JPEG 2000 picture'],
  ['8BPS', 'a Photoshop file'],
  ['%PDF', 'a PDF document'],
  ['%!PS', 'a PostScript file'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'a gzip archive'],
];

/** ISO 14496-12: a box of brands, the major one first, says which format the file follows. */
function sniffBrand(bytes: Uint8Array, head: string): Sniffed {
  const length = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 256);
  const brands = latin1(bytes.subarray(8, length));
  if (head.startsWith('avis', 8)) return { other: 'an animated AVIF picture' };
  if (brands.includes('avif')) return { format: 'avif' };
  if (/hei[cx]|hev[cx]|mif1/.test(brands)) return { other: 'a HEIC picture' };
  return { other: 'a video or another media file' };
}

function sniffMarkup(bytes: Uint8Array): Sniffed {
  const text = latin1(bytes.subarray(0, 65_536))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (!text.startsWith('<')) return { other: 'no picture in a format the site knows' };
  return /<(?:[\w.-]+:)?svg[\s/>]/.test(text)
    ? { format: 'svg' }
    : { other: 'an HTML or XML file' };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
