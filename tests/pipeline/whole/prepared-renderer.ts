import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomFor } from '../../../bench/random.ts';
import { silent } from '../../../src/pipeline/build-log.ts';
import { buildSite } from '../../../src/pipeline/build-site.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import { digestOf } from '../../../src/files/digest-of.ts';
import { START, writePublication } from './small-publication.ts';

/**
 * Builds the renderer for each address that sites under test live at, and keeps it for other test
 * files and later runs. It is under a seal and its fingerprint, so an old one is never used.
 */
export async function prepareRenderers(siteUrls: readonly string[]): Promise<void> {
  for (const siteUrl of siteUrls) {
    const shelf = shelfFor(siteUrl);
    const contentDir = join(shelf, 'content');
    const publicDir = join(shelf, 'public');
    const environment = {
      CONTENT_DIR: contentDir,
      OUT_DIR: join(shelf, 'dist'),
      CACHE_DIR: join(shelf, 'cache'),
      SITE_URL: siteUrl,
    };
    if (!existsSync(publicDir)) await writePublication(randomFor(1), { contentDir, publicDir }, 2);
    await buildSite(
      { ...readSettings(environment, () => START), publicDir },
      {
        strict: false,
        allowRemovals: true,
        progress: silent,
        waiting: () => undefined,
      },
    );
  }
}

/** Puts the prepared renderer for an address where a build finds it, unless one lies there. */
export function shareRenderer(siteUrl: string, cacheDir: string): void {
  const shelf = join(shelfFor(siteUrl), 'cache', 'renderer');
  if (!existsSync(shelf)) return;
  for (const name of readdirSync(shelf)) {
    const target = join(cacheDir, 'renderer', name);
    if (!existsSync(target)) cpSync(join(shelf, name), target, { recursive: true });
  }
}

function shelfFor(siteUrl: string): string {
  return resolve('.cache', 'whole-build', digestOf(siteUrl).slice(0, 8));
}
