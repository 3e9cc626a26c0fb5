import type { PictureFacts } from '../../src/media/picture.ts';

/** Facts of a photograph, for plans that need no file. */
export function photograph(changes: Partial<PictureFacts> = {}): PictureFacts {
  return {
    digest: 'ab'.repeat(32),
    format: 'jpeg',
    width: 3000,
    height: 2000,
    alpha: false,
    animated: false,
    placeholder: 'data:image/webp;base64,AAAA',
    ...changes,
  };
}
