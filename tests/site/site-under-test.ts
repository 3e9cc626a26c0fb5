import { env } from 'node:process';
import { readSettings } from '../../src/pipeline/settings.ts';
import { readSite, type Site } from './read-site.ts';

/** The site that `npm run build` made, by the same settings as it. */
export function siteUnderTest(): Site {
  const { outDir, site } = readSettings(env, Date.now);
  return readSite(outDir, site.url);
}
