import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawSocialImage } from '../../src/media/draw-social-image.ts';
import { letterEmblem } from '../../src/media/emblem.ts';
import { readPalette, readTokens } from '../../src/pipeline/read-palette.ts';
import { reportStyle } from '../../src/report/report-style.ts';
import type { SiteColors } from '../../src/site-settings.ts';
import { findContrastFaults, uses } from '../../src/styles/contrast.ts';
import { contrastOf, hueOf, toOklch } from '../../src/styles/oklch.ts';
import { parsePalette, replacedTokens } from '../../src/styles/palette.ts';

/** Neither a character reference, `&#123;`, nor a private member, `#add()`. */
const COLOR =
  /(?<![&.])#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b(?!\()|\b(?:rgb|hsl)a?\([^)]*\)|\bokl(?:ch|ab)\([^)]*\)/gi;

/** Colours that are no part of the palette, and why they stand where they do. */
const allowed: Readonly<Record<string, { colors: readonly string[]; why: string }>> = {
  'media/draw-social-image.ts': {
    colors: ['#fff', 'hsl(${hue}, ${Math.round(saturation * look.strength)'],
    why: 'white letters on shades of the hue of `--accent`',
  },
  'styles/derive-colors.ts': { colors: ['#ffffff', '#000000'], why: 'the ends of all contrast' },
  'pipeline/check-settings.ts': { colors: ['#0b5563'], why: 'an example in messages' },
  'media/encode-variant.ts': { colors: ['#ffffff'], why: 'JPEG has no transparency' },
  'styles/site.css': {
    colors: ['rgb(0 0 0 / 45%)'],
    why: 'a shadow on whatever lies below a menu',
  },
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
    const look = { hue: 30, strength: 1, emblem: letterEmblem(undefined) };
    const { draw } = drawSocialImage('', look);
    expect(Buffer.from(draw()).toString()).toContain('hsl(30, 68%, 20%)');
  });
});

describe('colours of the settings', () => {
  const tokens = readTokens();
  const paletteWith = (colors: SiteColors) => parsePalette(tokens, colors);
  const both = (colors: SiteColors, name: string): string[] => {
    const { light, dark } = paletteWith(colors)(name);
    return [light, dark];
  };

  it('leave everything as it is when there are none, or none that is a colour', () => {
    expect(replacedTokens(tokens)).toEqual(new Map());
    expect(replacedTokens(tokens, { accent: 'teal', ink: { light: '#12', dark: '#fff' } })).toEqual(
      new Map(),
    );
  });

  it('stand in the place of the tokens', () => {
    const accent = { light: '#a23b12', dark: '#ffb493' };
    expect(both({ accent }, 'accent')).toEqual(['#a23b12', '#ffb493']);
    expect(paletteWith({ accent })('accent').css).toBe('light-dark(#a23b12, #ffb493)');
    expect(both({ accent }, 'red')).toEqual(both({}, 'red'));
  });

  it('need no dark value: it has the hue of the light one, and reads on dark paper', () => {
    const [light = '', dark = ''] = both({ accent: '#a23b12' }, 'accent');
    expect(light).toBe('#a23b12');
    expect(Math.abs(toOklch(dark).h - toOklch(light).h)).toBeLessThan(12);
    expect(contrastOf(dark, readPalette()('paper').dark)).toBeGreaterThan(7);
  });

  it('tint what was tinted as the accent was, and leave warm greys alone', () => {
    const colors = { accent: '#a23b12' };
    expect(paletteWith(colors)('paper').light).toBe(readPalette()('paper').light);
    const { h } = toOklch(paletteWith(colors)('surface').dark);
    expect(Math.abs(h - toOklch('#a23b12').h)).toBeLessThan(12);
    expect(toOklch(paletteWith({ accent: '#555555' })('muted').light).c).toBe(0);
  });

  it('put what reads best on a light accent', () => {
    expect(both({ accent: { light: '#ffcc00', dark: '#ffcc00' } }, 'on-accent')[0]).toBe('#000000');
    expect(both({ accent: '#0b5563' }, 'on-accent')[0]).toBe('#ffffff');
  });

  it('move the greys with the paper, and keep them readable', () => {
    const turned: SiteColors = {
      paper: { light: '#101418', dark: '#fbfaf7' },
      ink: { light: '#f0f0f0', dark: '#101010' },
      accent: { light: '#7cd0da', dark: '#0b5563' },
    };
    const palette = paletteWith(turned);
    expect(toOklch(palette('surface').light).l).toBeGreaterThan(toOklch('#101418').l);
    const ofGreys = findContrastFaults(palette).filter(({ color }) =>
      ['muted', 'edge'].includes(color),
    );
    expect(ofGreys).toEqual([]);
  });

  it.each(['#a23b12', '#0b5563', '#7a1f5c', '#1d4ed8', '#356a1c', '#444444'])(
    'make of %s alone a look in which everything reads',
    (accent) => {
      expect(findContrastFaults(paletteWith({ accent }))).toEqual([]);
    },
  );
});

describe('the contrast', () => {
  it('is enough in tokens.css, in light and in dark', () => {
    expect(findContrastFaults(parsePalette(readTokens()))).toEqual([]);
  });

  it('that is too low is found with the nearest colour that passes', () => {
    const tokens = readTokens().replace(
      '--muted: light-dark(#55606a',
      '--muted: light-dark(#8a949c',
    );
    const faults = findContrastFaults(parsePalette(tokens));
    expect(faults.map(({ color, ground, theme }) => [color, ground, theme])).toEqual([
      ['muted', 'paper', 'light'],
      ['muted', 'surface', 'light'],
    ]);
    const nearest = faults[0]?.nearest.color ?? '';
    for (const ground of ['paper', 'surface']) {
      const ratio = contrastOf(nearest, readPalette()(ground).light);
      expect(ratio).toBeGreaterThanOrEqual(4.5);
      expect(ratio).toBeLessThan(5.2);
    }
  });

  it('is measured for every colour that the styles set text in', () => {
    const styles = readdirSync('src/styles').filter((file) => file.endsWith('.css'));
    const text = styles.map((file) => readFileSync(`src/styles/${file}`, 'utf8')).join('\n');
    const used = [...text.matchAll(/(?<![\w-])color:\s*var\(--([\w-]+)/g)].map(([, name]) => name);
    const measured = uses.filter(({ use }) => use === 'text').map(({ color }) => color);
    const notColors = ['kind'];
    expect(used.length).toBeGreaterThan(20);
    expect([...new Set(used)].filter((name = '') => !measured.includes(name))).toEqual(notColors);
  });
});
