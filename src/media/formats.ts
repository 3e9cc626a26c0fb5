import type { PictureFormat } from './picture.ts';

interface FormatEntry {
  /** As people write it. */
  label: string;
  /** MIME type. */
  type: string;
  /** Endings of file names, the usual one first. */
  extensions: readonly [string, ...string[]];
}

/** The formats a picture may come and be published in. */
export const formats: Readonly<Record<PictureFormat, FormatEntry>> = {
  jpeg: { label: 'JPEG', type: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { label: 'PNG', type: 'image/png', extensions: ['png'] },
  webp: { label: 'WebP', type: 'image/webp', extensions: ['webp'] },
  gif: { label: 'GIF', type: 'image/gif', extensions: ['gif'] },
  avif: { label: 'AVIF', type: 'image/avif', extensions: ['avif'] },
  svg: { label: 'SVG', type: 'image/svg+xml', extensions: ['svg'] },
};
