import { mediaTypes } from '../files/media-types.ts';

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'svg';

/** What is known of a picture file that may be published. */
export interface PictureFacts {
  /** SHA-256 of the file's bytes, hexadecimal. */
  digest: string;
  format: PictureFormat;
  /** Pixels as shown, after the camera's orientation is applied. */
  width: number;
  height: number;
  /** Whether something behind the picture would show through it; always so for SVG. */
  alpha: boolean;
  /** Whether it has more than one frame. */
  animated: boolean;
  /**
   * A `data:` address of a tiny version, at most 400 characters; empty for a picture that lets its
   * background through, behind which it would stay visible.
   */
  placeholder: string;
}

/** Why a picture file may not be published; both sentences without a full stop. */
export interface PictureDiagnostic {
  message: string;
  hint: string;
}

/** One file made from a picture. Its name changes whenever its bytes would. */
export interface PictureVariant {
  /** SHA-256 of the bytes it is made from, hexadecimal. */
  source: string;
  format: PictureFormat;
  width: number;
  height: number;
  /** Of a drawing in flat colours that programs fetch, not readers: quickly made counts for more than small. */
  isQuick?: true;
  /** Path below the output folder, as `_media/name-0123456789ab-800.avif`. */
  file: string;
}

/** A picture that is drawn when it must be encoded, and the file that is made of it. */
export interface DrawnPicture {
  draw: () => Uint8Array;
  variant: PictureVariant;
}

interface FormatEntry {
  /** As people write it. */
  label: string;
  /** MIME type. */
  type: string;
  /** Endings of file names, the usual one first. */
  extensions: readonly [string, ...string[]];
  /** Pixels of width or height that the format's encoder takes at most. */
  longestSide: number;
}

/** The formats a picture may come and be published in. */
export const formats: Readonly<Record<PictureFormat, FormatEntry>> = {
  jpeg: {
    label: 'JPEG',
    type: mediaTypes.jpg,
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    longestSide: 65_500,
  },
  png: { label: 'PNG', type: mediaTypes.png, extensions: ['png'], longestSide: Infinity },
  webp: { label: 'WebP', type: mediaTypes.webp, extensions: ['webp'], longestSide: 16_383 },
  gif: { label: 'GIF', type: mediaTypes.gif, extensions: ['gif'], longestSide: 65_535 },
  avif: { label: 'AVIF', type: mediaTypes.avif, extensions: ['avif'], longestSide: 16_383 },
  svg: { label: 'SVG', type: mediaTypes.svg, extensions: ['svg'], longestSide: Infinity },
};

/** What a picture file may cost; each limit is counted before anything is decoded. */
export const limits = {
  bytes: 20_000_000,
  /** Of all frames together. */
  pixels: 40_000_000,
  /** Of width or height. The scaler takes minutes over a longer side, and fails at last. */
  side: 1_000_000,
  frames: 1_000,
  /** An SVG reaches the reader as it is, so it must be small. */
  svgBytes: 1_000_000,
  /** Of one element. */
  svgAttributes: 500,
  svgElements: 20_000,
  svgDepth: 64,
  /** Elements drawn once every reference to another part is followed. */
  svgDrawnElements: 200_000,
} as const;

/** The diagnostic of a file of so many bytes, which need not be read for it. */
export function checkLength(length: number): PictureDiagnostic | undefined {
  if (length <= limits.bytes) return undefined;
  const megabytes = (Math.ceil(length / 100_000) / 10).toFixed(1);
  return {
    message: `The file has ${megabytes} MB; ${limits.bytes / 1_000_000} MB are allowed`,
    hint: 'Scale the picture down, or save it as JPEG or WebP',
  };
}
