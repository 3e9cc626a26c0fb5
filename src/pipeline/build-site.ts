import { join } from 'node:path';
import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import { BodyReader } from '../content/store/body-packs.ts';
import { digestOf } from '../files/digest-of.ts';
import { assembleSite, type AssembledSite } from './assemble-site.ts';
import { BuildLog, type Progress, type StageTime } from './build-log.ts';
import { fingerprintOf, folderDigest } from './fingerprint.ts';
import { mendCache } from './mend-cache.ts';
import { pruneCache } from './prune-cache.ts';
import { withBuildLock } from './publish/build-lock.ts';
import type { Outcome } from './publish/plan.ts';
import { publish } from './publish/publish.ts';
import { findRemovals, rememberArticles } from './removed-articles.ts';
import { ensureRenderer, type Renderer } from './render/build-renderer.ts';
import { PageManifest } from './render/page-manifest.ts';
import { RenderPool } from './render/render-pool.ts';
import { requireArticles, type BuildSettings } from './settings.ts';
import { siteFiles } from './site-files.ts';
import { writeHosting } from './write-hosting.ts';

export interface BuildResult extends Pick<AssembledSite, 'fileCount' | 'stuck' | 'slowest'> {
  diagnostics: Diagnostic[];
  /** Addresses of published articles that would be gone, when they are too many and nobody allowed it. */
  removals: string[];
  /** Absent when nothing was published. */
  published?: Outcome & {
    /** Pages and feeds made anew, and those known from before. */
    rendered: number;
    reused: number;
  };
  times: StageTime[];
}

export interface BuildOptions {
  /** Warnings stop the build as errors do. */
  strict: boolean;
  /** Many articles may be gone at once. */
  allowRemovals: boolean;
  progress: Progress;
  /** Called once when another build is at work on the same folders. */
  waiting: () => void;
}

/** Checks, renders and publishes the site, all or nothing. */
export async function buildSite(
  settings: BuildSettings,
  options: BuildOptions,
): Promise<BuildResult> {
  requireArticles(settings);
  const work = (): Promise<BuildResult> => build(settings, options);
  return withBuildLock(settings, () => mendCache(settings.cacheDir, work), options.waiting);
}

async function build(settings: BuildSettings, options: BuildOptions): Promise<BuildResult> {
  const log = new BuildLog(options.progress);
  const features = folderDigest(join(settings.contentDir, 'features'));
  const code = fingerprintOf(['src', 'astro.config.ts', 'package-lock.json'], settings.site);
  const rendering = ensureRenderer(settings, digestOf(code + features));
  // A fault of the layouts is reported after the articles' own.
  const rendered = rendering.catch(() => undefined);
  try {
    const site = await assembleSite(settings, log);
    const { diagnostics, fileCount, stuck, slowest } = site;
    const removals = options.allowRemovals ? [] : findRemovals(site, settings.cacheDir);
    const result = { diagnostics, fileCount, stuck, slowest, removals, times: log.times };
    const failing = diagnostics.some(({ severity }) => severity === 'error' || options.strict);
    if (failing || stuck.length > 0 || removals.length > 0) return result;
    log.begin('Building the layouts', 0);
    const renderer = await rendering;
    return {
      ...result,
      published: await renderAndPublish(settings, site, renderer, { code, features }, log),
    };
  } finally {
    // Astro works in CACHE_DIR, which is locked only until this ends.
    await rendered;
  }
}

async function renderAndPublish(
  settings: BuildSettings,
  site: AssembledSite,
  renderer: Renderer,
  { code, features }: { code: string; features: string },
  log: BuildLog,
): Promise<NonNullable<BuildResult['published']>> {
  const assets = renderer.assets.map(({ path }) => path);
  const manifest = new PageManifest(settings.cacheDir, digestOf(JSON.stringify([code, assets])));
  const pool = new RenderPool(renderer.entry, site.store.folder);
  const reader = new BodyReader(site.store.folder);
  try {
    const files = siteFiles({ settings, site, renderer, pool, manifest, features, reader, log });
    const outcome = await publish(files, settings);
    writeHosting(settings, site.redirects, site.hostRules);
    log.end();
    manifest.save();
    if (!settings.preview) rememberArticles(site, settings.cacheDir);
    pruneCache(site, settings);
    return { ...outcome, ...manifest.counts };
  } finally {
    reader.close();
    await pool.close();
  }
}
