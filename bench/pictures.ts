import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { between, randomFor } from './random.ts';

const WIDTH = 1_200;
const HEIGHT = 800;

/** Draws JPEG pictures into a folder and returns their names. */
export async function writePictures(
  folder: string,
  count: number,
  seed: number,
): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, number) => `${number}-${WIDTH}x${HEIGHT}.jpg`);
  if (count > 0) await mkdir(folder, { recursive: true });
  for (const [number, name] of names.entries()) {
    const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
    await sharp(pixels(seed, number), { raw }).jpeg({ quality: 82 }).toFile(join(folder, name));
  }
  return names;
}

/** A gradient behind blocks with a little noise, which gives encoders realistic work. */
function pixels(seed: number, number: number): Buffer {
  const random = randomFor(seed, number, 3);
  const bytes = Buffer.alloc(WIDTH * HEIGHT * 3);
  const size = between(random, 40, 160);
  const base = [between(random, 0, 120), between(random, 0, 120), between(random, 0, 120)];
  for (let y = 0, offset = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const block = ((Math.floor(x / size) * 37 + Math.floor(y / size) * 59) % 7) * 12;
      const noise = between(random, 0, 7);
      for (const shade of base) {
        bytes[offset] = shade + block + noise + ((x + y) >> 5);
        offset += 1;
      }
    }
  }
  return bytes;
}
