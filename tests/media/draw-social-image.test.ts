import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type CardLook, drawSocialImage } from '../../src/media/draw-social-image.ts';
import { letterEmblem, logoEmblem } from '../../src/media/emblem.ts';
import { encodeVariant } from '../../src/media/encode-variant.ts';
import { inspectPicture } from '../../src/media/inspect-picture.ts';
import type { DrawnPicture } from '../../src/media/picture.ts';
import { titleSetter } from '../../src/media/set-titles.ts';

const look: CardLook = { hue: 190, strength: 1, emblem: letterEmblem(undefined) };

const svgOf = ({ draw }: DrawnPicture): string => Buffer.from(draw()).toString();

describe('a drawn social image', () => {
  it('is a picture of 1200 × 630 pixels, of the same bytes each time', async () => {
    const { draw, variant } = drawSocialImage('standards', look);
    const bytes = await encodeVariant(draw(), variant);
    expect(await inspectPicture(bytes, variant.file)).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    });
    expect(Buffer.compare(await encodeVariant(draw(), variant), bytes)).toBe(0);
    expect(svgOf(drawSocialImage('standards', look))).toBe(svgOf({ draw, variant }));
    expect(drawSocialImage('standards', look).variant).toEqual(variant);
  });

  it('differs from that of another category', () => {
    expect(svgOf(drawSocialImage('rules', look))).not.toBe(
      svgOf(drawSocialImage('standards', look)),
    );
    expect(drawSocialImage('rules', look).variant.file).not.toBe(
      drawSocialImage('standards', look).variant.file,
    );
  });

  it('shares its pattern with others where there are thousands of categories', () => {
    const files = Array.from(
      { length: 2_000 },
      (_, number) => drawSocialImage(`category ${number}`, look).variant.file,
    );
    expect(new Set(files).size).toBe(256);
    expect(files).not.toContain(drawSocialImage('', look).variant.file);
  });

  it('holds no letters, which would depend on the machine’s fonts', () => {
    expect(svgOf(drawSocialImage('', look))).not.toContain('<text');
  });

  it.each([
    ['in white on a dark tile', 'currentColor', 'fill="hsl(190, 80%, 14%)"'],
    ['in its own colours on a white one', '#c2410c', 'fill="#fff"'],
  ])('bears the publication’s logo, %s', (_, fill, tile) => {
    const path = `<path d="M0 0h9v9z" fill="${fill}"/>`;
    const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${path}</svg>`;
    const emblem = logoEmblem(Buffer.from(logo), { width: 9, height: 9 });
    const svg = svgOf(drawSocialImage('', { ...look, emblem }));
    expect(svg).toContain(path);
    expect(svg).toContain('viewBox="0 0 9 9" color="#fff"');
    expect(svg).toContain(`rx="64" ${tile}`);
  });

  it('is grey where the accent is', () => {
    const svg = svgOf(drawSocialImage('', { ...look, strength: 0 }));
    expect(svg).toContain('hsl(190, 0%, 20%)');
    expect(svg).not.toMatch(/hsl\(\d+, [1-9]/);
  });

  describe('with a title', () => {
    const setTitle = titleSetter();
    const socialImage = (title: string): DrawnPicture =>
      drawSocialImage('standards', look, setTitle(title));

    it('is another for another title, and the same for the same', () => {
      expect(socialImage('FHIR').variant.file).not.toBe(socialImage('HL7').variant.file);
      expect(socialImage('FHIR').variant.file).not.toBe(
        drawSocialImage('standards', look).variant.file,
      );
      expect(socialImage('FHIR').variant).toEqual(socialImage('FHIR').variant);
      expect(svgOf(socialImage('FHIR'))).toBe(svgOf(socialImage('FHIR')));
    });

    it('shows the letters as outlines in white', async () => {
      const { draw, variant } = socialImage('FHIR');
      expect(svgOf({ draw, variant })).not.toContain('<text');
      const box = { left: 108, top: 108, width: 240, height: 92 };
      const { channels } = await sharp(await encodeVariant(draw(), variant))
        .extract(box)
        .stats();
      expect(channels[0]?.max).toBe(255);
    });
  });
});
