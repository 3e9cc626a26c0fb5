import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawSocialImage } from '../../src/media/draw-social-image.ts';
import { readPalette } from '../../src/pipeline/read-palette.ts';
import { reportStyle } from '../../src/report/report-style.ts';
import { hueOf, parsePalette } from '../../src/styles/palette.ts';

const COLOR =
  /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b|\b(?:rgb|hsl)a?\([^)]*\)|\bokl(?:ch|ab)\([^)]*\)/gi;

/** Colours that are no part of the palette, and why they stand where they do. */
const allowed: Readonly<Record<string, { colors: readonly string[]; why: string }>> = {
  'media/draw-social-image.ts': {
    colors: ['#fff', 'hsl(${hue}, 68%, 20%)', 'hsl(${hue}, 45%, 62%)', 'hsl(${hue}, 80%, 14%)'],
    why: 'white letters on shades of the hue of `--accent`',
  },
  'media/encode-variant.ts': { colors: ['#ffffff'], why: 'JPEG has no transparency' },
  'styles/print.css': { colors: ['#fff'], why: 'paper is white' },
  'report/report-style.ts': {
    colors: [
      ...['#b3611a', '#f0b95c', '#4b7a3f', '#9ad08a', '#7a3f73', '#d8a0d1'],
      ...['#2f5aa8', '#8fb4f5', '#a83a3a', '#f19a9a', '#8a8f94', '#6f7b82'],
    ],
    why: 'a chart needs more hues than the pages have',
  },
};

describe('the palette', () => {
  it('gives a colour of both themes, and one that is the same in both', () => {
    const palette = parsePalette(':root { --ink: light-dark(#111, #eee);\n--mark: #fc0; }');
    expect(palette('ink')).toEqual({ css: 'light-dark(#111, #eee)', light: '#111', dark: '#eee' });
    expect(palette('mark')).toEqual({ css: '#fc0', light: '#fc0', dark: '#fc0' });
  });

  it('names the colour that is not declared', () => {
    expect(() => parsePalette(':root {}')('ink')).toThrow(
      'src/styles/tokens.css declares no --ink',
    );
  });

  it.each([
    ['#0b5563', 190],
    ['#f00', 0],
    ['#0f0', 120],
    ['#00f', 240],
    ['#ff0080', 330],
    ['#777', 0],
  ])('has for %s the hue %i', (color, hue) => {
    expect(hueOf(color)).toBe(hue);
  });

  it('has no hue for what is not written in hexadecimal', () => {
    expect(() => hueOf('teal')).toThrow('must be written as #rrggbb');
  });
});

describe('a colour', () => {
  it('is written in tokens.css alone', () => {
    const written = readdirSync('src', { encoding: 'utf8', recursive: true })
      .filter((file) => file !== 'styles/tokens.css' && /\.(?:astro|css|js|ts)$/.test(file))
      .map((file) => {
        const text = readFileSync(`src/${file}`, 'utf8');
        const known = allowed[file]?.colors ?? [];
        const colors = [...text.matchAll(COLOR)].map(([color]) => color);
        return { file, colors: colors.filter((color) => !known.includes(color)) };
      });
    expect(written.length).toBeGreaterThan(200);
    expect(written.filter(({ colors }) => colors.length > 0)).toEqual([]);
  });

  it('is that of tokens.css in the report', () => {
    const style = reportStyle((name) => ({ css: `of-${name}`, light: '', dark: '' }));
    for (const name of ['paper', 'ink', 'muted', 'line', 'accent'])
      expect(style).toContain(`--${name}: of-${name}`);
    expect(style).toContain('.c0 { --fill: of-accent; }');
  });

  it('gives drawn social images its hue', () => {
    const { draw } = drawSocialImage('', 30);
    expect(Buffer.from(draw()).toString()).toContain('hsl(30, 68%, 20%)');
  });

  it('is the accent in the icon of the site', () => {
    const favicon = readFileSync('public/favicon.svg', 'utf8');
    expect(favicon).toContain(`rx="8" fill="${readPalette()('accent').light}"`);
  });
});
