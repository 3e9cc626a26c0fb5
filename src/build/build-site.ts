import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../content/diagnostic.ts';
import { BodyReader } from '../content/store/body-packs.ts';
import { digestOf } from '../content/store/seal.ts';
import { assembleSite } from './assemble-site.ts';
import { fingerprintOf, folderDigest } from './fingerprint.ts';
import { mediaFiles } from './media-files.ts';
import { withBuildLock } from './publish/build-lock.ts';
import type { Outcome, PlannedFile } from './publish/plan.ts';
import { publish } from './publish/publish.ts';
import { ensureRenderer, type Renderer } from './render/build-renderer.ts';
import { pageFiles, type PageFilesInput } from './render/page-files.ts';
import { PageManifest } from './render/page-manifest.ts';
import { RenderPool } from './render/render-pool.ts';
import { requireArticles, type BuildSettings } from './settings.ts';
import { textFiles } from './text-files.ts';

export interface BuildResult {
  diagnostics: Diagnostic[];
  fileCount: number;
  /** Files on which the compiler got stuck or broke. */
  stuck: string[];
  /** Absent when nothing was published, because of errors. */
  outcome?: Outcome;
}

export interface BuildOptions {
  /** Warnings stop the build as errors do. */
  strict: boolean;
  /** Called once when another build is at work on the same folders. */
  waiting: () => void;
}

/** Checks, renders and publishes the site, all or nothing. */
export async function buildSite(
  settings: BuildSettings,
  options: BuildOptions,
): Promise<BuildResult> {
  requireArticles(settings);
  return withBuildLock(settings, () => build(settings, options), options.waiting);
}

async function build(settings: BuildSettings, { strict }: BuildOptions): Promise<BuildResult> {
  const features = folderDigest(join(settings.contentDir, 'features'));
  const code = fingerprintOf(['src', 'astro.config.ts', 'package-lock.json'], settings.site);
  const rendering = ensureRenderer(settings, digestOf(code + features));
  // A fault of the layouts is reported after the articles' own.
  rendering.catch(() => undefined);
  const site = await assembleSite(settings);
  const { diagnostics, fileCount, stuck } = site;
  const failing =
    stuck.length > 0 || diagnostics.some(({ severity }) => severity === 'error' || strict);
  if (failing) {
    await rendering.catch(() => undefined);
    return { diagnostics, fileCount, stuck };
  }
  const renderer = await rendering;
  const assets = renderer.assets.map(({ path }) => path);
  const manifest = new PageManifest(settings.cacheDir, digestOf(JSON.stringify([code, assets])));
  const pool = new RenderPool(renderer.entry, site.store.folder);
  const reader = new BodyReader(site.store.folder);
  try {
    const pages = { site, pool, manifest, features };
    const files = siteFiles(settings, renderer, pages, textFiles(site, manifest, reader));
    const outcome = await publish(files, settings);
    manifest.save();
    return { diagnostics, fileCount, stuck, outcome };
  } finally {
    reader.close();
    await pool.close();
  }
}

/** Everything the site is to hold: what others refer to first. */
async function* siteFiles(
  settings: BuildSettings,
  renderer: Renderer,
  pages: PageFilesInput,
  texts: Iterable<PlannedFile>,
): AsyncGenerator<PlannedFile> {
  const { site } = pages;
  for (const { path, file, digest } of renderer.assets) {
    yield { path, digest, group: 'asset', content: { copyFrom: file } };
  }
  for (const path of site.publicFiles) {
    const file = join(settings.publicDir, path);
    yield {
      path,
      digest: digestOf(readFileSync(file)),
      group: 'asset',
      content: { copyFrom: file },
    };
  }
  yield* mediaFiles(site, settings.cacheDir);
  yield* pageFiles(pages);
  yield* texts;
}
