import type { PictureFormat } from './picture.ts';

/** Files that are taken for pictures, by how they begin. */
const OTHER_FILES: readonly (readonly [start: string, other: string])[] = [
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

/** Types of PNG chunks: `acTL` and `IEND`. */
const ANIMATION_CONTROL = 0x6163544c;
const IMAGE_END = 0x49454e44;

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
  for (const [start, other] of OTHER_FILES) if (head.startsWith(start)) return { other };
  return sniffMarkup(bytes);
}

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

/**
 * Counts the frames of a GIF by walking its blocks, without decoding any; `undefined` when the file
 * ends before its trailer. The decoder itself silently drops frames that are cut short.
 * Source: GIF89a specification, https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function countGifFrames(bytes: Uint8Array): number | undefined {
  let offset = 13 + colourTableLength(bytes[10]);
  let frames = 0;
  for (;;) {
    const introducer = bytes[offset];
    if (introducer === 0x3b) return frames;
    if (introducer === 0x21) {
      offset = skipSubBlocks(bytes, offset + 2);
    } else if (introducer === 0x2c) {
      offset = skipSubBlocks(bytes, offset + 11 + colourTableLength(bytes[offset + 9]));
      frames += 1;
    } else {
      return undefined;
    }
  }
}

function colourTableLength(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The offset after the empty block that ends a run of sub-blocks; past the end when there is none. */
function skipSubBlocks(bytes: Uint8Array, start: number): number {
  let offset = start;
  for (;;) {
    const length = bytes[offset];
    if (length === undefined) return bytes.length;
    offset += length + 1;
    if (length === 0) return offset;
  }
}

export interface PngChunks {
  /** Whether the chunk that ends a PNG is there. */
  whole: boolean;
  /** Whether it is an animated PNG, of which the encoder would keep the first frame only. */
  animated: boolean;
}

/**
 * Walks the chunks of a PNG without decoding any.
 * Source: PNG specification, https://www.w3.org/TR/png-3/#5Chunk-layout
 */
export function walkPng(bytes: Uint8Array): PngChunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let animated = false;
  let offset = 8;
  while (offset + 12 <= bytes.length) {
    const type = view.getUint32(offset + 4);
    if (type === ANIMATION_CONTROL) animated = true;
    if (type === IMAGE_END) return { whole: true, animated };
    offset += 12 + view.getUint32(offset);
  }
  return { whole: false, animated };
}

/** JPEG markers: of sequential frames, of the scan's header. */
const SEQUENTIAL = [0xc0, 0xc1];
const SCAN = 0xda;

/**
 * A JPEG whose head is as the standard has it: without bytes between its segments, and with the one
 * band of coefficients that a sequential scan has. What follows the head stays as it is.
 * Source: ITU-T T.81, B.1.1 and B.2.3
 */
export function mendJpegHead(bytes: Uint8Array): Uint8Array {
  const jpeg = Buffer.from(bytes);
  const parts = [jpeg.subarray(0, 2)];
  let isSequential = false;
  let offset = 2;
  while (offset + 4 <= jpeg.length) {
    const marker = jpeg[offset + 1] ?? 0;
    if (jpeg[offset] !== 0xff || marker < 0xc0 || marker === 0xff) {
      offset += 1;
      continue;
    }
    const end = offset + 2 + jpeg.readUInt16BE(offset + 2);
    if (SEQUENTIAL.includes(marker)) isSequential = true;
    if (marker === SCAN) {
      if (isSequential && end <= jpeg.length) Buffer.from([0, 63, 0]).copy(jpeg, end - 3);
      parts.push(jpeg.subarray(offset));
      break;
    }
    parts.push(jpeg.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat(parts);
}
