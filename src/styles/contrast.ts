import type { ThemedColor } from '../site-settings.ts';
import { ratios } from './derive-colors.ts';
import { contrastOf, isHex, nearestReadable } from './oklch.ts';
import type { Palette } from './palette.ts';

/** A colour that is hard to see on one that it is used on. */
export interface ContrastFault {
  /** Names of tokens. */
  color: string;
  ground: string;
  theme: keyof ThemedColor;
  ratio: number;
  /** What it should be at least, and of what. */
  needed: number;
  use: keyof typeof ratios;
  /** The nearest colour, and the nearest ground, with which all pairs of the token pass. */
  nearest: { color: string | undefined; ground: string | undefined };
}

interface Use {
  use: keyof typeof ratios;
  color: string;
  grounds: readonly string[];
}

const PAGE = ['paper', 'surface'];
const SOFT = ['accent-soft', 'amber-soft', 'red-soft', 'green-soft'];

/** What the styles set on what; `line` only decorates. */
export const uses: readonly Use[] = [
  { use: 'text', color: 'ink', grounds: [...PAGE, ...SOFT, 'mark'] },
  { use: 'text', color: 'muted', grounds: PAGE },
  // Links, in callouts too.
  { use: 'text', color: 'accent', grounds: [...PAGE, ...SOFT] },
  { use: 'text', color: 'on-accent', grounds: ['accent'] },
  // Labels of callouts, and words of code.
  { use: 'text', color: 'amber', grounds: [...PAGE, 'amber-soft'] },
  { use: 'text', color: 'red', grounds: ['red-soft'] },
  { use: 'text', color: 'green', grounds: ['surface', 'green-soft'] },
  { use: 'graphic', color: 'edge', grounds: PAGE },
];

/** Every token whose contrast is measured, once. */
export const measuredTokens: readonly string[] = [
  ...new Set(uses.flatMap(({ color, grounds }) => [color, ...grounds])),
];

/** Measures every pair in light and dark; what is not written in hexadecimal is not measured. */
export function findContrastFaults(palette: Palette): ContrastFault[] {
  return (['light', 'dark'] as const).flatMap((theme) => {
    const of = (name: string): string => palette(name)[theme];
    return uses.flatMap(({ use, color, grounds }) => {
      const needed = ratios[use];
      const measured = grounds.filter((ground) => isHex(of(ground)) && isHex(of(color)));
      return measured.flatMap((ground): ContrastFault[] => {
        const ratio = contrastOf(of(color), of(ground));
        if (ratio >= needed) return [];
        const nearest = {
          color: nearestReadable(of(color), measured.map(of), needed),
          ground: nearestReadable(of(ground), [of(color)], needed),
        };
        return [{ color, ground, theme, ratio, needed, use, nearest }];
      });
    });
  });
}
