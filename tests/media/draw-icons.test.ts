import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawIcons, type IconColors } from '../../src/media/draw-icons.ts';
import { type Emblem, letterEmblem, logoEmblem } from '../../src/media/emblem.ts';
import { encodeVariant } from '../../src/media/encode-variant.ts';
import { printIco } from '../../src/media/print-ico.ts';
import { initialOf } from '../../src/media/set-titles.ts';
import { siteAddresses } from '../../src/urls.ts';

const colors: IconColors = { accent: '#a02010', onAccent: '#f0f0f0', paper: '#fafaf0' };
const ACCENT = [160, 32, 16];
const ON_ACCENT = [240, 240, 240];
const PAPER = [250, 250, 240];
const CLEAR = [0, 0, 0, 0];

const logoOf = (fill: string): Emblem => {
  const drawn = `<rect width="40" height="40" fill="${fill}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${drawn}</svg>`;
  return logoEmblem(Buffer.from(svg), { width: 40, height: 40 });
};

async function pixelsOf(emblem: Emblem, address: string) {
  const icon = drawIcons(emblem, colors).find((one) => one.address === address);
  if (!icon) throw new Error(`no icon at ${address}`);
  const [{ draw, variant }] = icon.pictures;
  const { data, info } = await sharp(await encodeVariant(draw(), variant))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  /** At shares of the side. */
  return (x: number, y: number): number[] => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 4;
    return [...data.subarray(at, at + 4)];
  };
}

const { icons } = siteAddresses;

describe('an icon', () => {
  it.each([icons.small, icons.large])(
    'at %s is a glyph on a tile of the accent',
    async (address) => {
      const at = await pixelsOf(logoOf('currentColor'), address);
      expect(at(0.5, 0.5)).toEqual([...ON_ACCENT, 255]);
      expect(at(0.1, 0.5)).toEqual([...ACCENT, 255]);
      expect(at(0, 0)).toEqual(CLEAR);
    },
  );

  it('whose corners a device cuts off has none of its own', async () => {
    const touch = await pixelsOf(logoOf('currentColor'), icons.touch);
    expect(touch(0, 0)).toEqual([...ACCENT, 255]);
    const maskable = await pixelsOf(logoOf('currentColor'), icons.maskable);
    expect(maskable(0, 0)).toEqual([...ACCENT, 255]);
    // A circle of 80 % holds the whole glyph.
    expect(maskable(0.24, 0.24)).toEqual([...ACCENT, 255]);
    expect(maskable(0.26, 0.26)).toEqual([...ON_ACCENT, 255]);
  });

  it('of a logo with colours of its own is the logo, on paper where it needs a ground', async () => {
    const logo = logoOf('#0000ff');
    const large = await pixelsOf(logo, icons.large);
    expect(large(0, 0)).toEqual([0, 0, 255, 255]);
    const touch = await pixelsOf(logo, icons.touch);
    expect(touch(0.05, 0.05)).toEqual([...PAPER, 255]);
    expect(touch(0.5, 0.5)).toEqual([0, 0, 255, 255]);
  });

  it('shows a letter for want of a logo, and a disc for a name without one', async () => {
    const stem = await pixelsOf(letterEmblem(initialOf('« Ilona »')), icons.large);
    expect(stem(0.5, 0.5)).toEqual([...ON_ACCENT, 255]);
    expect(stem(0.3, 0.5)).toEqual([...ACCENT, 255]);
    expect(initialOf('麦')).toBeUndefined();
    const disc = await pixelsOf(letterEmblem(initialOf('麦')), icons.large);
    expect(disc(0.5, 0.5)).toEqual([...ON_ACCENT, 255]);
  });

  it('has the same name for the same look, and another for another', () => {
    const names = (emblem: Emblem, accent: string): string[] =>
      drawIcons(emblem, { ...colors, accent }).flatMap(({ pictures }) =>
        pictures.map(({ variant }) => variant.file),
      );
    const red = names(logoOf('currentColor'), '#a02010');
    expect(names(logoOf('currentColor'), '#a02010')).toEqual(red);
    const blue = names(logoOf('currentColor'), '#1020a0');
    expect(blue.filter((name) => red.includes(name))).toEqual([]);
    expect(new Set(red).size).toBe(red.length);
  });
});

it('an ICO holds its pictures one after the other', () => {
  const one = Buffer.from('first');
  const other = Buffer.from('second one');
  const ico = Buffer.from(
    printIco([
      { side: 16, png: one },
      { side: 48, png: other },
    ]),
  );
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
  const entry = (at: number) => {
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
    return { side: ico[at], bytes: ico.subarray(offset, offset + length).toString() };
  };
  expect(entry(6)).toEqual({ side: 16, bytes: 'first' });
  expect(entry(22)).toEqual({ side: 48, bytes: 'second one' });
});
