import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture of noise over a slope, the same at every run; `alpha` is 0 to 255. */
export function drawPicture(width: number, height: number, alpha = 255): Sharp {
  const channels = alpha < 255 ? 4 : 3;
  const pixels = Buffer.alloc(width * height * channels);
  let seed = 1;
  for (let at = 0; at < pixels.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    const alphaByte = channels === 4 && at % 4 === 3;
    pixels[at] = alphaByte ? alpha : (at / width + ((seed >> 16) % 40)) & 255;
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

/** Every channel of every pixel fully on or off, which compresses worst. */
export function drawHarshNoise(width: number, height: number, firstSeed: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  let seed = firstSeed;
  for (let at = 0; at < pixels.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    pixels[at] = ((seed >> 16) & 1) * 255;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** An animation of noise. */
export async function drawAnimation(
  width: number,
  height: number,
  frames: number,
  format: 'gif' | 'webp',
): Promise<Buffer> {
  const stills = Array.from({ length: frames }, (_, frame) =>
    drawPicture(width + frame, height)
      .resize(width, height)
      .png()
      .toBuffer(),
  );
  const animation = sharp(await Promise.all(stills), { join: { animated: true } });
  return animation[format]().toBuffer();
}

/** A GIF of one pixel with many frames, written block by block. */
export function writeManyFrames(frames: number): Buffer {
  const head = Buffer.from('474946383961010001008000000000' + '00ffffff', 'hex');
  const frame = Buffer.from('2c000000000100010000' + '0202440100', 'hex');
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.from([0x3b])]);
}

/** A PNG of one bit a pixel, whole and valid, but for the size it claims. */
export function writePng(width: number, height: number, extra: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
