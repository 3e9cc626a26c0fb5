import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silent } from '../../../src/pipeline/build-log.ts';
import type { BuildOptions, BuildResult } from '../../../src/pipeline/build-result.ts';
import { buildSite } from '../../../src/pipeline/build-site.ts';
import { readSettings, type BuildSettings } from '../../../src/pipeline/settings.ts';
import { shareRenderer } from './prepared-renderer.ts';
import { START, type Sources } from './small-publication.ts';
import { withPublic } from '../../with-public.ts';

/** A publication in a folder of its own, gone after use. */
export interface Workplace extends Sources {
  root: string;
  outDir: string;
  cacheDir: string;
  [Symbol.dispose]: () => void;
}

/** What a build is told besides its folders. */
export interface Circumstances {
  siteUrl: string;
  now: number;
  preview?: boolean;
}

export const usual: Circumstances = {
  siteUrl: 'https://one.example/',
  now: START,
};

export function makeWorkplace(): Workplace {
  const root = mkdtempSync(join(tmpdir(), 'whole-build-'));
  return {
    root,
    contentDir: join(root, 'content'),
    publicDir: join(root, 'public'),
    outDir: join(root, 'dist'),
    cacheDir: join(root, 'cache'),
    [Symbol.dispose]: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export function settingsFor(
  place: Workplace,
  { siteUrl, now, preview = false }: Circumstances,
): BuildSettings {
  const { contentDir, publicDir, outDir, cacheDir } = place;
  const environment = {
    CONTENT_DIR: contentDir,
    OUT_DIR: outDir,
    CACHE_DIR: cacheDir,
    SITE_URL: siteUrl,
  };
  const settings = readSettings(environment, () => now);
  return { ...withPublic(settings, publicDir), preview };
}

/** Builds in this process; the renderer is the prepared one where the cache has none. */
export async function build(
  place: Workplace,
  circumstances: Circumstances = usual,
  options: Partial<BuildOptions> = {},
): Promise<BuildResult> {
  const settings = settingsFor(place, circumstances);
  shareRenderer(circumstances.siteUrl, place);
  return buildSite(settings, {
    strict: false,
    allowRemovals: false,
    progress: silent,
    waiting: () => undefined,
    ...options,
  });
}

/** Builds the same sources to a folder of its own, with nothing known from before. */
export async function buildClean(
  place: Workplace,
  circumstances: Circumstances = usual,
): Promise<{ outDir: string; result: BuildResult }> {
  const clean = join(place.root, 'clean');
  rmSync(clean, { recursive: true, force: true });
  const outDir = join(clean, 'dist');
  const result = await build({ ...place, outDir, cacheDir: join(clean, 'cache') }, circumstances);
  return { outDir, result };
}

/** Copies sources, site and cache, as a machine does that takes up what another left. */
export function copyWorkplace(from: Workplace): Workplace {
  const place = makeWorkplace();
  for (const name of readdirSync(from.root)) {
    if (name !== 'clean')
      cpSync(join(from.root, name), join(place.root, name), {
        recursive: true,
      });
  }
  return place;
}
