import { readFileSync } from 'node:fs';
import type { SiteColors } from '../site-settings.ts';
import { parsePalette, type Palette } from '../styles/palette.ts';

/** The publisher's file of colours, below the project's folder. */
export const TOKENS_FILE = 'src/styles/tokens.css';

/** The colours of the site, from `tokens.css` and the settings. */
export function readPalette(colors?: SiteColors): Palette {
  return parsePalette(readTokens(), colors);
}

export function readTokens(): string {
  return readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
}
