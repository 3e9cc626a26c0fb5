import type { PictureFormat } from './picture.ts';

/** Goes into the names of pictures, so that another encoder's bytes get other names. */
export const encoderVersion = 'sharp 0.35.5';

/** AVIF at effort 2 costs a quarter of effort 4 for a few per cent of size. */
export const encoderSettings = {
  avif: { quality: 50, effort: 2, chromaSubsampling: '4:4:4' },
  webp: { quality: 76, effort: 4, smartSubsample: true },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9, adaptiveFiltering: true },
  gif: { effort: 7 },
  svg: {},
} as const satisfies Record<PictureFormat, object>;
