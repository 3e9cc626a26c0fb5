import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { encodeVariant } from '../../src/media/encode-variant.ts';
import { inspectPicture } from '../../src/media/inspect-picture.ts';
import type { PictureFacts, PictureVariant } from '../../src/media/picture.ts';
import { planSocialImage, planVariants } from '../../src/media/variants.ts';
import { drawAnimation, drawPicture, writePng } from './draw-picture.ts';

// Encoding costs seconds on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 });

async function factsOf(bytes: Uint8Array, fileName: string): Promise<PictureFacts> {
  const facts = await inspectPicture(bytes, fileName);
  if ('message' in facts) throw new Error(facts.message);
  return facts;
}

async function planned(bytes: Uint8Array, fileName: string): Promise<PictureVariant[]> {
  return planVariants(await factsOf(bytes, fileName), fileName);
}

/** The colours of the four corners, each as its strongest channel. */
async function corners(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string => {
    const start = (y * info.width + x) * info.channels;
    const [r = 0, g = 0, b = 0] = data.subarray(start, start + 3);
    if (r > 200 && g > 200 && b > 200) return 'w';
    return r >= g && r >= b ? 'r' : g >= b ? 'g' : 'b';
  };
  const [right, bottom] = [info.width - 2, info.height - 2];
  return at(1, 1) + at(right, 1) + at(1, bottom) + at(right, bottom);
}

/** Red, green, blue and white quarters, from the top left to the bottom right. */
function drawQuarters(width: number, height: number) {
  const quarter = (colour: string, left: number, top: number) => ({
    input: {
      create: { width: width / 2, height: height / 2, channels: 3 as const, background: colour },
    },
    left,
    top,
  });
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite([
    quarter('#ff0000', 0, 0),
    quarter('#00ff00', width / 2, 0),
    quarter('#0000ff', 0, height / 2),
  ]);
}

test('every variant has the format and size it was planned with', async () => {
  const bytes = await drawPicture(520, 350).blur(2).png().toBuffer();
  for (const variant of await planned(bytes, 'a.png')) {
    const made = await encodeVariant(bytes, variant);
    const facts = await factsOf(made, variant.file);
    expect(facts).toMatchObject({
      format: variant.format,
      width: variant.width,
      height: variant.height,
    });
  }
});

test('the same input gives the same bytes, alone or beside others', async () => {
  const bytes = await drawPicture(300, 200).blur(2).jpeg().toBuffer();
  const variants = await planned(bytes, 'a.jpg');
  const alone = [];
  for (const variant of variants) alone.push(await encodeVariant(bytes, variant));
  sharp.concurrency(4);
  const together = await Promise.all(variants.map((variant) => encodeVariant(bytes, variant)));
  expect(together).toEqual(alone);
});

test('the camera’s orientation is applied and its metadata left out', async () => {
  const bytes = await drawQuarters(80, 60)
    .withExif({ IFD0: { Copyright: 'someone' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ chromaSubsampling: '4:4:4' })
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  for (const variant of await planned(bytes, 'a.jpg')) {
    const made = await encodeVariant(bytes, variant);
    const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(made).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    expect([width, height]).toEqual([60, 80]);
    expect(await corners(made)).toBe('brwg');
  }
});

test('colours of a wide profile become those of sRGB', async () => {
  const pixels = { create: { width: 32, height: 32, channels: 3, background: '#ff8040' } } as const;
  const bytes = await sharp(pixels).withIccProfile('p3').png().toBuffer();
  const [stored] = await sharp(bytes, {}).raw().toBuffer();
  expect(stored).toBe(255);
  const [webp] = (await planned(bytes, 'a.png')).filter(({ format }) => format === 'webp');
  if (!webp) throw new Error('no WebP planned');
  const made = await sharp(await encodeVariant(bytes, webp))
    .raw()
    .toBuffer();
  const [red = 0, green = 0, blue = 0] = made;
  expect(Math.abs(red - 255)).toBeLessThan(6);
  expect(Math.abs(green - 128)).toBeLessThan(6);
  expect(Math.abs(blue - 64)).toBeLessThan(6);
});

test('CMYK and 16-bit pictures become pictures of three 8-bit channels', async () => {
  const cmyk = await drawPicture(40, 40).toColourspace('cmyk').jpeg().toBuffer();
  const deep = await drawPicture(40, 40).toColourspace('rgb16').png().toBuffer();
  for (const [bytes, name] of [
    [cmyk, 'a.jpg'],
    [deep, 'a.png'],
  ] as const) {
    for (const variant of await planned(bytes, name)) {
      const made = await sharp(await encodeVariant(bytes, variant)).metadata();
      expect(made).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar' });
    }
  }
});

test('transparency stays in every format', async () => {
  const bytes = await drawPicture(40, 40, 100).webp().toBuffer();
  for (const variant of await planned(bytes, 'a.webp')) {
    expect(await factsOf(await encodeVariant(bytes, variant), variant.file)).toMatchObject({
      alpha: true,
    });
  }
});

test.each(['gif', 'webp'] as const)('an animated %s keeps its frames', async (format) => {
  const bytes = await drawAnimation(500, 20, 3, format);
  const variants = await planned(bytes, `a.${format}`);
  expect(variants.map((variant) => variant.format)).toEqual(['webp', 'webp', 'gif', 'gif']);
  for (const variant of variants) {
    const made = await sharp(await encodeVariant(bytes, variant)).metadata();
    expect(made).toMatchObject({ pages: 3, width: variant.width, height: variant.height });
  }
});

test('an SVG is published as what draws in it', async () => {
  const svg = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">${inside}</svg>`;
  const bytes = Buffer.from(`<!DOCTYPE svg>${svg('<metadata/><path d="M0 0"/>')}`);
  const [variant] = await planned(bytes, 'a.svg');
  if (!variant) throw new Error('no SVG planned');
  const encoded = await encodeVariant(bytes, variant);
  expect(Buffer.from(encoded).toString()).toBe(`${svg('<path d="M0 0"/>')}\n`);
});

test.each([
  [8, 16_383],
  [8, 16_384],
  [16_384, 8],
  [8, 65_500],
  [8, 65_501],
  [1900, 19_500],
  [70_000, 8],
  [1, 300_000],
])('every variant of %i × %i pixels can be encoded', async (width, height) => {
  const bytes = writePng(width, height);
  for (const variant of await planned(bytes, 'a.png')) {
    const { format, ...size } = await sharp(await encodeVariant(bytes, variant), {
      limitInputPixels: false,
    }).metadata();
    const name = format === 'heif' ? 'avif' : format;
    expect([name, size.width, size.height]).toEqual([
      variant.format,
      variant.width,
      variant.height,
    ]);
  }
});

test('a social image is the middle of the picture on white', async () => {
  const quarters = await drawQuarters(1400, 800).png().toBuffer();
  const edges = { top: 350, bottom: 350, background: '#0000ff' };
  const striped = await sharp(quarters).extend(edges).png().toBuffer();
  const clear = await drawPicture(1200, 700, 0).png().toBuffer();
  for (const [bytes, expected] of [
    [striped, 'rgbw'],
    [clear, 'wwww'],
  ] as const) {
    const socialImage = planSocialImage(await factsOf(bytes, 'a.png'), 'a.png');
    if (!socialImage) throw new Error('no social image planned');
    const made = await encodeVariant(bytes, socialImage);
    expect(await sharp(made).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1200,
      height: 630,
    });
    expect(await corners(made)).toBe(expected);
  }
});

test('a damaged picture rejects', async () => {
  const bytes = await drawPicture(90, 60).jpeg().toBuffer();
  const [variant] = await planned(bytes, 'a.jpg');
  if (!variant) throw new Error('nothing planned');
  await expect(encodeVariant(bytes.subarray(0, bytes.length / 2), variant)).rejects.toThrow(
    /premature end/,
  );
});
