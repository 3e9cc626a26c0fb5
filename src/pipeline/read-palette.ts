import { readFileSync } from 'node:fs';
import { parsePalette, type Palette } from '../styles/palette.ts';

/** The colours of the site, from `src/styles/tokens.css`. */
export function readPalette(): Palette {
  return parsePalette(readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8'));
}
