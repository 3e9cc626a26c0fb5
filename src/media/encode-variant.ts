import type { Sharp } from 'sharp';
import { encoderSettings } from './variants.ts';
import { openPicture } from './open-picture.ts';
import type { PictureFormat, PictureVariant } from './picture.ts';
import { printDrawing } from './svg/publish-svg.ts';

/**
 * Makes one variant of a picture that `inspectPicture` let pass; the same input gives the same
 * bytes. What the variant's shape leaves no room for is cut off around the middle. The camera's
 * orientation is applied, colours become sRGB, and no metadata is kept.
 */
export async function encodeVariant(
  bytes: Uint8Array,
  { format, width, height, isQuick }: PictureVariant,
): Promise<Uint8Array> {
  if (format === 'svg') return printDrawing(bytes);
  const picture = openPicture(bytes, { animated: format === 'webp' || format === 'gif' })
    .autoOrient()
    .resize(width, height, { fit: 'cover' })
    .toColourspace('srgb');
  return encode(picture, format, isQuick === true).toBuffer();
}

function encode(picture: Sharp, format: Exclude<PictureFormat, 'svg'>, isQuick: boolean): Sharp {
  switch (format) {
    case 'avif':
      return picture.avif(encoderSettings.avif);
    case 'webp':
      return picture.webp(encoderSettings.webp);
    case 'jpeg':
      return picture.flatten({ background: '#ffffff' }).jpeg(encoderSettings.jpeg);
    case 'png':
      return picture.png(isQuick ? encoderSettings.quickPng : encoderSettings.png);
    case 'gif':
      return picture.gif(encoderSettings.gif);
  }
}
