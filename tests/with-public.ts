import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildSettings } from '../src/pipeline/settings.ts';

/** The settings for another `public/`; without the logo where it is not there. */
export function withPublic<Settings extends BuildSettings>(
  settings: Settings,
  publicDir: string,
): Settings {
  const { logo, ...site } = settings.site;
  const hasLogo = logo !== undefined && existsSync(join(publicDir, logo));
  return { ...settings, publicDir, site: { ...site, ...(hasLogo && { logo }) } };
}
