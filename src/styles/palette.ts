/** A colour of the site, as CSS writes it. */
export interface Color {
  /** The value of its custom property, which may differ by theme. */
  css: string;
  light: string;
  dark: string;
}

/**
 * Gives a colour by its name in `tokens.css`, as `accent` for `--accent`.
 *
 * @throws for a name that `tokens.css` does not declare.
 */
export type Palette = (name: string) => Color;

/** Reads the colours of `tokens.css`, for what is drawn without the site's stylesheet. */
export function parsePalette(tokens: string): Palette {
  const declared = new Map(
    [...tokens.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', css = '']) => [name, css]),
  );
  return (name) => {
    const css = declared.get(name);
    if (css === undefined) throw new Error(`src/styles/tokens.css declares no --${name}`);
    const [, light = css, dark = css] = /^light-dark\(([^,]+),\s*([^,]+)\)$/.exec(css) ?? [];
    return { css, light, dark };
  };
}

/**
 * Hue of a colour in whole degrees, as in HSL; 0 for greys.
 *
 * @throws for a colour that is not written as `#rgb` or `#rrggbb`.
 */
export function hueOf(color: string): number {
  if (!/^#(?:[\da-f]{3}){1,2}$/i.test(color)) {
    throw new Error(`${color} in src/styles/tokens.css must be written as #rrggbb`);
  }
  const digits = color.length === 4 ? 1 : 2;
  const channel = (index: number): number => {
    const written = color.slice(1 + index * digits, 1 + (index + 1) * digits);
    return Number.parseInt(digits === 1 ? written + written : written, 16);
  };
  const [red, green, blue] = [channel(0), channel(1), channel(2)];
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return 0;
  const sixth =
    most === red
      ? (green - blue) / range
      : most === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range;
  return (Math.round(sixth * 60) + 360) % 360;
}
