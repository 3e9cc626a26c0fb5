import { openPicture } from './open-picture.ts';

/** A `data:` address of the picture's first frame, at most 16 pixels wide or high and 400 characters long. */
export async function drawPlaceholder(bytes: Uint8Array): Promise<string> {
  for (const side of [16, 12, 8, 4]) {
    const tiny = await openPicture(bytes)
      .autoOrient()
      .resize(side, side, { fit: 'inside' })
      .webp({ quality: 40, effort: 6 })
      .toBuffer();
    const address = `data:image/webp;base64,${tiny.toString('base64')}`;
    if (address.length <= 400) return address;
  }
  return '';
}
