// The library as one file: every command loads it, and its 150 modules take ten times as long.
import culori from 'culori/require';

const { clampChroma, converter, formatHex, wcagContrast } = culori;

/** A colour by what the eye tells apart: lightness from 0 to 1, chroma from 0, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** Whether a colour is written as `#rgb` or `#rrggbb`. */
export function isHex(color: string): boolean {
  return /^#(?:[\da-f]{3}){1,2}$/i.test(color);
}

/** Reads `#rgb` and `#rrggbb`; greys have the hue 0. */
export function toOklch(color: string): Oklch {
  const { l = 0, c = 0, h = 0 } = converter('oklch')(color) ?? {};
  return c < 0.002 ? { l, c: 0, h: 0 } : { l, c, h };
}

/** As `#rrggbb`; chroma that screens cannot show is taken back. */
export function toHex(color: Oklch): string {
  const l = Math.min(1, Math.max(0, color.l));
  return formatHex(clampChroma({ mode: 'oklch', ...color, l }, 'oklch'));
}

/** Hue of a colour in whole degrees, as in HSL; 0 for greys. */
export function hueOf(color: string): number {
  return Math.round(converter('hsl')(color)?.h ?? 0) % 360;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(one: string, other: string): number {
  return wcagContrast(one, other);
}

/**
 * The colour that differs least in lightness and has a contrast of at least `ratio` to every ground;
 * undefined where none has.
 */
export function nearestReadable(
  color: string,
  grounds: readonly string[],
  ratio: number,
): string | undefined {
  const passes = (tried: string): boolean =>
    grounds.every((ground) => contrastOf(tried, ground) >= ratio);
  if (passes(color)) return color;
  const { l, c, h } = toOklch(color);
  for (let step = 1; step <= STEPS; step += 1) {
    for (const lightness of [l - step / STEPS, l + step / STEPS]) {
      if (lightness < 0 || lightness > 1) continue;
      const tried = toHex({ l: lightness, c, h });
      if (passes(tried)) return tried;
    }
  }
  return undefined;
}

const STEPS = 250;
