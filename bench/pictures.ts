import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { between, randomFor } from './random.ts';

/** Two of a hundred are large, as encoding thousands of them would take an hour. */
const LARGE = { width: 1_200, height: 800 };
const SMALL = { width: 400, height: 266 };

/** Draws JPEG pictures into a folder and returns their names. */
export async function writePictures(
  folder: string,
  count: number,
  seed: number,
): Promise<readonly string[]> {
  const names: string[] = [];
  if (count > 0) await mkdir(folder, { recursive: true });
  for (let number = 0; number < count; number += 1) {
    const size = number % 100 < 2 ? LARGE : SMALL;
    const name = `${number}-${size.width}x${size.height}.jpg`;
    const raw = { ...size, channels: 3 } as const;
    await sharp(pixels(seed, number, size), { raw })
      .jpeg({ quality: 82 })
      .toFile(join(folder, name));
    names.push(name);
  }
  return names;
}

/** A gradient behind blocks with a little noise, which gives encoders realistic work. */
function pixels(
  seed: number,
  number: number,
  { width, height }: { width: number; height: number },
): Buffer {
  const random = randomFor(seed, number, 3);
  const bytes = Buffer.alloc(width * height * 3);
  const size = between(random, 40, 160);
  const base = [between(random, 0, 120), between(random, 0, 120), between(random, 0, 120)];
  for (let y = 0, offset = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
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
