import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { silent } from '../../src/pipeline/build-log.ts';
import { buildSite } from '../../src/pipeline/build-site.ts';
import { readSettings } from '../../src/pipeline/settings.ts';
import { resolveSite } from '../../src/site-settings.ts';
import published from '../../src/site.config.ts';
import { languageSites, sampleSiteUrl, type SiteLanguage } from './sample-sites.ts';

/*
 * Builds the small site of a language: `node build-sample-site.ts ar FOLDER CACHE`. The settings
 * that a publisher would write into `site.config.ts` are handed to the build.
 */
const [, , lang = '', folder = '', cacheDir = ''] = argv;
const { config, files } = languageSites[lang as SiteLanguage];
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, 'content', file)), { recursive: true });
  writeFileSync(join(folder, 'content', file), text);
}
const settings = readSettings(
  {
    CONTENT_DIR: join(folder, 'content'),
    OUT_DIR: join(folder, 'dist'),
    CACHE_DIR: cacheDir,
  },
  () => Date.UTC(2024, 5, 1),
);
await buildSite(
  { ...settings, site: resolveSite({ ...published, ...config }, sampleSiteUrl) },
  { strict: false, allowRemovals: false, progress: silent, waiting: () => undefined },
);
