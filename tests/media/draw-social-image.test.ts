import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawSocialImage, type DrawnSocialImage } from '../../src/media/draw-social-image.ts';
import { encodeVariant } from '../../src/media/encode-variant.ts';
import { inspectPicture } from '../../src/media/inspect-picture.ts';
import { titleSetter } from '../../src/media/set-titles.ts';

const svgOf = ({ draw }: DrawnSocialImage): string => Buffer.from(draw()).toString();

describe('a drawn social image', () => {
  it('is a picture of 1200 × 630 pixels, of the same bytes each time', async () => {
    const { draw, variant } = drawSocialImage('standards', 190);
    const bytes = await encodeVariant(draw(), variant);
    expect(await inspectPicture(bytes, variant.file)).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    });
    expect(Buffer.compare(await encodeVariant(draw(), variant), bytes)).toBe(0);
    expect(svgOf(drawSocialImage('standards', 190))).toBe(svgOf({ draw, variant }));
    expect(drawSocialImage('standards', 190).variant).toEqual(variant);
  });

  it('differs from that of another category', () => {
    expect(svgOf(drawSocialImage('rules', 190))).not.toBe(svgOf(drawSocialImage('standards', 190)));
    expect(drawSocialImage('rules', 190).variant.file).not.toBe(
      drawSocialImage('standards', 190).variant.file,
    );
  });

  it('holds no letters, which would depend on the machine’s fonts', () => {
    expect(svgOf(drawSocialImage('', 190))).not.toContain('<text');
  });

  it('bears the publication’s mark', () => {
    const favicon = readFileSync(new URL('../../public/favicon.svg', import.meta.url), 'utf8');
    const [, mark] = /<path d="([^"]+)"/.exec(favicon) ?? [];
    expect(svgOf(drawSocialImage('standards', 190))).toContain(`<path d="${mark ?? 'none'}"`);
  });

  describe('with a title', () => {
    const setTitle = titleSetter();
    const socialImage = (title: string): DrawnSocialImage =>
      drawSocialImage('standards', 190, setTitle(title));

    it('is another for another title, and the same for the same', () => {
      expect(socialImage('FHIR').variant.file).not.toBe(socialImage('HL7').variant.file);
      expect(socialImage('FHIR').variant.file).not.toBe(
        drawSocialImage('standards', 190).variant.file,
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
