import type { SiteColors } from '../../site-settings.ts';
import { replacedTokens } from '../../styles/palette.ts';
import { readTokens } from '../read-palette.ts';

/** What of a parsed stylesheet this plugin touches. */
interface Stylesheet {
  walkDecls: (each: (declaration: { prop: string; value: string }) => void) => void;
}

/** A plugin of PostCSS that writes the colours of the settings in the place of those of `tokens.css`. */
export function colorsInStyles(colors: SiteColors | undefined): {
  postcssPlugin: string;
  Once: (styles: Stylesheet) => void;
} {
  const tokens = replacedTokens(readTokens(), colors);
  return {
    postcssPlugin: 'colors-of-settings',
    Once: (styles) => {
      styles.walkDecls((declaration) => {
        if (!declaration.prop.startsWith('--')) return;
        declaration.value = tokens.get(declaration.prop.slice(2)) ?? declaration.value;
      });
    },
  };
}
