import type { SiteColor, SiteColors, ThemedColor } from '../site-settings.ts';
import { contrastOf, isHex, nearestReadable, type Oklch, toHex, toOklch } from './oklch.ts';

/** WCAG 2.2, success criteria 1.4.3 and 1.4.11. */
export const ratios = { text: 4.5, graphic: 3 } as const;

/** From one colour to the next, from the text to the page. */
const GREYS = ['muted', 'edge', 'line', 'surface'] as const;

/** Degrees between two hues that the eye takes for one. */
const SAME_HUE = 45;

/** How much more of colour a soft ground may have than that of `tokens.css`. */
const STRONGEST = 1.5;

type Theme = keyof ThemedColor;
type ByName = (name: string) => string;

/**
 * The colours that settings give, and those that go with them, by the names of their tokens: what stands
 * on the accent and beside it, greys in its hue, greys between another paper and another ink. Each keeps
 * the lightness that it has in `tokens.css`, unless it would be hard to read. What is no colour counts
 * as left out.
 */
export function deriveColors(
  tokens: (name: string) => ThemedColor,
  colors: SiteColors,
): Map<string, ThemedColor> {
  if (!colors.accent && !colors.paper && !colors.ink) return new Map();
  const given = {
    accent: bothThemes(colors.accent, tokens('accent').dark, 0.13),
    paper: bothThemes(colors.paper, tokens('paper').dark, 0.02),
    ink: bothThemes(colors.ink, tokens('ink').dark, 0.02),
  };
  if (!given.accent && !given.paper && !given.ink) return new Map();
  const derive = (theme: Theme): Map<string, string> =>
    deriveTheme((name) => tokens(name)[theme], {
      accent: given.accent?.[theme],
      paper: given.paper?.[theme],
      ink: given.ink?.[theme],
    });
  const light = derive('light');
  const dark = derive('dark');
  return new Map(
    [...light].map(([name, color]) => [name, { light: color, dark: dark.get(name) ?? color }]),
  );
}

/** `darkToken` lends its lightness to a dark colour that is left out, which has `chroma` at most. */
function bothThemes(
  color: SiteColor | undefined,
  darkToken: string,
  chroma: number,
): ThemedColor | undefined {
  if (color === undefined) return undefined;
  const { light, dark } = typeof color === 'string' ? { light: color, dark: undefined } : color;
  if (!isHex(light) || (dark !== undefined && !isHex(dark))) return undefined;
  const { c, h } = toOklch(light);
  return { light, dark: dark ?? toHex({ l: toOklch(darkToken).l, c: Math.min(c, chroma), h }) };
}

function deriveTheme(
  token: ByName,
  given: Readonly<Record<'accent' | 'paper' | 'ink', string | undefined>>,
): Map<string, string> {
  const before = {
    accent: toOklch(token('accent')),
    paper: toOklch(token('paper')),
    ink: toOklch(token('ink')),
  };
  const accent = given.accent ?? token('accent');
  const hue = toOklch(accent);
  /** Tinted as the accent was, tinted as it is. */
  const tinted = (color: Oklch): Oklch => {
    const apart = Math.abs(((color.h - before.accent.h + 540) % 360) - 180);
    if (given.accent === undefined || apart > SAME_HUE) return color;
    return { l: color.l, c: hue.c === 0 ? 0 : color.c, h: hue.h };
  };
  const tint = (name: string): string => {
    const color = toOklch(token(name));
    const turned = tinted(color);
    return turned === color ? token(name) : toHex(turned);
  };
  const paper = given.paper ?? tint('paper');
  const ink = given.ink ?? tint('ink');
  const ends = { paper: toOklch(paper), ink: toOklch(ink) };
  const areMoved = given.paper !== undefined || given.ink !== undefined;
  const isTurned = ends.ink.l < ends.paper.l !== before.ink.l < before.paper.l;
  const inkLightness = isTurned ? ends.ink.l : before.ink.l;
  /** As far from the paper as it was, on the way to the ink. */
  const between = (lightness: number): number => {
    const share = (lightness - before.ink.l) / (before.paper.l - before.ink.l);
    return inkLightness + share * (ends.paper.l - inkLightness);
  };
  const grey = (name: string): string => {
    if (!areMoved) return tint(name);
    const { l, c, h } = tinted(toOklch(token(name)));
    const ofPaper = { c: Math.max(c, ends.paper.c), h: ends.paper.h };
    return toHex({ l: between(l), ...(ends.paper.c === 0 ? { c, h } : ofPaper) });
  };
  const colors = new Map([
    ['accent', accent],
    ['paper', paper],
    ['ink', ink],
    ...GREYS.map((name) => [name, grey(name)] as const),
  ]);
  const grounds = [paper, colors.get('surface') ?? paper];
  const keepReadable = (name: string, ratio: number): void => {
    const color = colors.get(name) ?? token(name);
    colors.set(name, nearestReadable(color, grounds, ratio) ?? color);
  };
  keepReadable('muted', ratios.text);
  keepReadable('edge', ratios.graphic);
  const soft = toOklch(token('accent-soft'));
  // A ground that is stronger would look like a warning.
  const chroma = soft.c * Math.min(STRONGEST, hue.c / (before.accent.c || hue.c || 1));
  colors.set('accent-soft', toHex({ l: between(soft.l), c: chroma, h: hue.h }));
  colors.set('on-accent', onAccent(accent, toHex(tinted(toOklch(token('on-accent'))))));
  return colors;
}

/** As in `tokens.css`, where that reads well on the accent; else white or black. */
function onAccent(accent: string, usual: string): string {
  if (contrastOf(usual, accent) >= ratios.text) return usual;
  return contrastOf('#ffffff', accent) >= contrastOf('#000000', accent) ? '#ffffff' : '#000000';
}
