import { readFileSync } from 'node:fs';
import { digestOf } from '../../files/digest-of.ts';
import type { DrawnIcon } from '../../media/draw-icons.ts';
import { printIco } from '../../media/print-ico.ts';
import type { PlannedFile } from '../publish/plan.ts';
import type { TakePicture } from './encoded-files.ts';

/** What an icon is to hold, with its pictures from the cache. */
export async function iconFile(
  { pictures }: DrawnIcon,
  take: TakePicture,
): Promise<Pick<PlannedFile, 'digest' | 'content'>> {
  const encoded = await Promise.all(
    pictures.map(async ({ draw, variant }) => ({
      ...(await take(draw, variant)),
      side: variant.width,
    })),
  );
  const [first] = encoded;
  if (first && encoded.length === 1)
    return { digest: first.digest, content: { copyFrom: first.path } };
  const bytes = printIco(encoded.map(({ path, side }) => ({ side, png: readFileSync(path) })));
  return { digest: digestOf(bytes), content: () => Promise.resolve(bytes) };
}
