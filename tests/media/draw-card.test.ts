import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawCard } from '../../src/media/draw-card.ts';
import { encodeVariant } from '../../src/media/encode-variant.ts';
import { inspectPicture } from '../../src/media/inspect-picture.ts';

describe('a drawn card', () => {
  it('is a picture of 1200 × 630 pixels, of the same bytes each time', async () => {
    const { svg, variant } = drawCard('standards');
    const bytes = await encodeVariant(Buffer.from(svg), variant);
    expect(await inspectPicture(bytes, variant.file)).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    });
    expect(Buffer.compare(await encodeVariant(Buffer.from(svg), variant), bytes)).toBe(0);
    expect(drawCard('standards')).toEqual({ svg, variant });
  });

  it('differs from that of another category', () => {
    expect(drawCard('rules').svg).not.toBe(drawCard('standards').svg);
    expect(drawCard('rules').variant.file).not.toBe(drawCard('standards').variant.file);
  });

  it('holds no letters, which would depend on the machine’s fonts', () => {
    expect(drawCard('').svg).not.toContain('<text');
  });

  it('bears the publication’s mark', () => {
    const favicon = readFileSync(new URL('../../public/favicon.svg', import.meta.url), 'utf8');
    const [, mark] = /<path d="([^"]+)"/.exec(favicon) ?? [];
    expect(drawCard('standards').svg).toContain(`<path d="${mark ?? 'none'}"`);
  });
});
