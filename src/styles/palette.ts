import type { SiteColors, ThemedColor } from '../site-settings.ts';
import { deriveColors } from './derive-colors.ts';

/** A colour of the site, as CSS writes it. */
export interface Color extends ThemedColor {
  /** The value of its custom property, which may differ by theme. */
  css: string;
}

/**
 * Gives a colour by its name in `tokens.css`, as `accent` for `--accent`.
 *
 * @throws for a name that `tokens.css` does not declare.
 */
export type Palette = (name: string) => Color;

/**
 * The colours of the site: those of `tokens.css`, and in their place those that the settings give and
 * what goes with them.
 */
export function parsePalette(tokens: string, colors: SiteColors = {}): Palette {
  const declared = declaredColors(tokens);
  return paletteOf(new Map([...declared, ...colorsInPlace(declared, colors)]));
}

/** The tokens that the settings give another value, by their names, as CSS writes them. */
export function replacedTokens(tokens: string, colors: SiteColors = {}): Map<string, string> {
  return colorsInPlace(declaredColors(tokens), colors);
}

function colorsInPlace(
  declared: ReadonlyMap<string, string>,
  colors: SiteColors,
): Map<string, string> {
  const derived = deriveColors(paletteOf(declared), colors);
  return new Map(
    [...derived].map(([name, { light, dark }]) => [name, `light-dark(${light}, ${dark})`]),
  );
}

function declaredColors(tokens: string): Map<string, string> {
  return new Map(
    [...tokens.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', css = '']) => [name, css]),
  );
}

function paletteOf(declared: ReadonlyMap<string, string>): Palette {
  return (name) => {
    const css = declared.get(name);
    if (css === undefined) throw new Error(`src/styles/tokens.css declares no --${name}`);
    const [, light = css, dark = css] = /^light-dark\(([^,]+),\s*([^,]+)\)$/.exec(css) ?? [];
    return { css, light, dark };
  };
}
