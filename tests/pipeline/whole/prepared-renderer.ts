import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomFor } from '../../../bench/random.ts';
import { silent } from '../../../src/pipeline/build-log.ts';
import { buildSite } from '../../../src/pipeline/build-site.ts';
import { readSettings } from '../../../src/pipeline/settings.ts';
import { digestOf } from '../../../src/files/digest-of.ts';
import { START, writePublication } from './small-publication.ts';
import { withPublic } from '../../with-public.ts';

/** What a renderer is made of besides code: the MDX articles of `writePublication`, or none. */
export type Features = 'standing features' | 'no features';

/**
 * Builds the renderer for each address that sites under test live at, and keeps it for other test
 * files and later runs. It is under a seal and its fingerprint, so an old one is never used.
 */
export async function prepareRenderers(
  siteUrls: readonly string[],
  features: Features = 'standing features',
): Promise<void> {
  for (const siteUrl of siteUrls) {
    const shelf = shelfFor(siteUrl, features);
    const contentDir = join(shelf, 'content');
    const publicDir = join(shelf, 'public');
    const environment = {
      CONTENT_DIR: contentDir,
      OUT_DIR: join(shelf, 'dist'),
      CACHE_DIR: join(shelf, 'cache'),
      SITE_URL: siteUrl,
    };
    if (!existsSync(publicDir)) await writePublication(randomFor(1), { contentDir, publicDir }, 2);
    if (features === 'no features')
      rmSync(join(contentDir, 'features'), { recursive: true, force: true });
    await buildSite(
      withPublic(
        readSettings(environment, () => START),
        publicDir,
      ),
      {
        strict: false,
        allowRemovals: true,
        progress: silent,
        waiting: () => undefined,
      },
    );
  }
}

/**
 * Puts the prepared renderer for an address and a content folder where a build finds it, unless one
 * lies there.
 */
export function shareRenderer(
  siteUrl: string,
  { contentDir, cacheDir }: { contentDir: string; cacheDir: string },
): void {
  const features = existsSync(join(contentDir, 'features')) ? 'standing features' : 'no features';
  const shelf = join(shelfFor(siteUrl, features), 'cache', 'renderer');
  if (!existsSync(shelf)) return;
  for (const name of readdirSync(shelf)) {
    const target = join(cacheDir, 'renderer', name);
    if (!existsSync(target)) cpSync(join(shelf, name), target, { recursive: true });
  }
}

function shelfFor(siteUrl: string, features: Features): string {
  return resolve('.cache', 'whole-build', digestOf(siteUrl + features).slice(0, 8));
}
