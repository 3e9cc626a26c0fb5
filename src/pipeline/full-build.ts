import { join, relative, resolve } from 'node:path';
import { type Diagnostic, sortDiagnostics } from '../content/diagnostics/diagnostic.ts';
import { applySeverities } from '../content/diagnostics/severities.ts';
import { append } from '../content/append.ts';
import { memoize } from '../content/memoize.ts';
import type { Moment } from '../content/moment.ts';
import { digestOf } from '../files/digest-of.ts';
import { entriesOf } from '../publication/entries.ts';
import type { CollectionName } from '../publication/page.ts';
import type { SiteSize } from '../redirects/hosts/size-limits.ts';
import { type AssembledSite, assembleSite } from './assemble-site.ts';
import type { BuildLog } from './build-log.ts';
import type { BuildOptions, BuildResult } from './build-result.ts';
import { bundleDiagnostics } from './bundle-diagnostics.ts';
import { pruneCache } from './cache.ts';
import { fontsDigest } from './check-fonts.ts';
import { codeFingerprint, folderDigest } from './fingerprint.ts';
import { writeHosting } from './host-files.ts';
import { hostLimits } from './host-limits.ts';
import { CONFIG_FILE } from './locate-redirect.ts';
import { EarlyLook } from './publish/early-look.ts';
import { nodeFileSystem } from './publish/file-system.ts';
import { publish } from './publish/publish.ts';
import { findRemovals, rememberPublished } from './published-pages.ts';
import { ensureRenderer, type Renderer, RendererFault } from './render/build-renderer.ts';
import { ownFiles, type OwnFiles } from './render/own-files.ts';
import type { CollectionRequest, Read, StoredEntry } from './render/render-worker.ts';
import { FeaturesFailed, renderThreads, type RenderThreads } from './render/route-files.ts';
import { RouteManifest } from './render/route-manifest.ts';
import type { BuildSettings } from './settings.ts';
import { siteFiles } from './site-files.ts';

/** What a build came to, and what it was made from once everything had been read. */
export interface FullBuild {
  result: BuildResult;
  /** Digests of the sources. */
  digests: ReadonlyMap<string, string>;
  /** From when until before when it would come to the same. */
  lasts: Moment['lasts'];
}

/** Reads everything but the sources whose digests are known, and renders what has changed. */
export async function fullBuild(
  settings: BuildSettings,
  options: BuildOptions,
  log: BuildLog,
  justRead: ReadonlyMap<string, string> | undefined,
): Promise<FullBuild> {
  const features = folderDigest(join(settings.contentDir, 'features'));
  const code = codeFingerprint('pages', settings.site);
  const fonts = fontsDigest(settings.site, settings.publicDir);
  const rendering = ensureRenderer(settings, digestOf(code + features + fonts));
  // An error of the layouts is reported after the articles' own.
  const rendered = rendering.catch(() => undefined);
  const look = new EarlyLook(settings);
  try {
    const site = await assembleSite(settings, log, {
      ...(justRead && { justRead }),
      expectsChange: true,
      compiled: () => {
        look.begin();
      },
    });
    const made = { settings, options, log, look, rendering, code, features };
    const result = await renderSite(site, made);
    return { result, digests: site.digests, lasts: site.publication.now.lasts };
  } finally {
    // Astro works in CACHE_DIR, the look in OUT_DIR: both are locked only until this ends.
    await Promise.all([rendered, look.close()]);
  }
}

interface RenderInput {
  settings: BuildSettings;
  options: BuildOptions;
  log: BuildLog;
  look: EarlyLook;
  rendering: Promise<Renderer>;
  code: string;
  features: string;
}

async function renderSite(
  site: AssembledSite,
  { settings, options, log, look, rendering, code, features }: RenderInput,
): Promise<BuildResult> {
  const { diagnostics, fileCount, stuck, slowest } = site;
  const removals = options.allowRemovals ? [] : findRemovals(site.published, site);
  const result = { diagnostics, fileCount, stuck, slowest, removals, times: log.times };
  const isFailing = (found: readonly Diagnostic[]): boolean =>
    found.some(({ severity }) => severity === 'error' || options.strict);
  if (isFailing(diagnostics) || stuck.length > 0 || removals.length > 0) return result;
  log.begin('Building the layouts', 0);
  let renderer: Renderer;
  try {
    renderer = await rendering;
  } catch (error) {
    const faults = error instanceof RendererFault ? error.faults : [];
    const found = bundleDiagnostics(faults, site.files, settings.contentDir);
    if (found.length === 0) throw error;
    return { ...result, diagnostics: sortDiagnostics([...diagnostics, ...found]) };
  }
  const work = new Rendering(settings, site, renderer, { code, features });
  const limits: Diagnostic[] = [];
  let all = diagnostics;
  try {
    const own = await work.ownFiles();
    all = sortDiagnostics([...diagnostics, ...own.diagnostics]);
    if (isFailing(own.diagnostics)) return { ...result, diagnostics: all };
    const configFile = relative(settings.contentDir, resolve(CONFIG_FILE)).replaceAll('\\', '/');
    const published = await work.publish(own, log, look, (size) => {
      append(limits, hostLimits(settings.site, size, configFile));
      if (isFailing(limits)) throw new TooLarge();
    });
    return { ...result, diagnostics: sortDiagnostics([...all, ...limits]), published };
  } catch (error) {
    if (error instanceof TooLarge)
      return { ...result, diagnostics: sortDiagnostics([...all, ...limits]) };
    if (!(error instanceof FeaturesFailed)) throw error;
    return { ...result, diagnostics: sortDiagnostics([...diagnostics, ...error.diagnostics]) };
  } finally {
    await work.close();
  }
}

/** The site is larger than a host takes, and that is an error. */
class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Renders the routes of one build and publishes them with everything else. */
class Rendering {
  readonly #settings: BuildSettings;
  readonly #site: AssembledSite;
  readonly #renderer: Renderer;
  readonly #features: string;
  readonly #manifest: RouteManifest;
  readonly #threads: RenderThreads;
  readonly #collection: (name: CollectionName) => string;

  constructor(
    settings: BuildSettings,
    site: AssembledSite,
    renderer: Renderer,
    { code, features }: { code: string; features: string },
  ) {
    this.#settings = settings;
    this.#site = site;
    this.#renderer = renderer;
    this.#features = features;
    this.#collection = memoize(
      (name) => name,
      (name) => JSON.stringify(storedEntries(site, name)),
    );
    const { context } = site.publication;
    const { now } = settings;
    this.#threads = renderThreads(
      renderer,
      site.store.folder,
      { site: context, now },
      ({ collection }: CollectionRequest) => this.#collection(collection),
    );
    // Nearly every build that comes this far has something to render.
    this.#threads.prepare();
    const assets = renderer.assets.map(({ path }) => path);
    this.#manifest = new RouteManifest(settings.cacheDir, digestOf(JSON.stringify([code, assets])));
  }

  /** Prints the pages that an adopter added, and checks links to them. */
  async ownFiles(): Promise<OwnFiles> {
    const { own, publication } = this.#site;
    const printed = await ownFiles({
      ...own,
      threads: this.#threads,
      manifest: this.#manifest,
      site: digestOf(JSON.stringify([publication.context, this.#features])),
      digestOfRead: memoize(
        (read: Read) => read,
        (read) =>
          read === 'now' ? String(publication.now.time) : digestOf(this.#collection(read)),
      ),
    });
    const { severities } = publication.site;
    const diagnostics = applySeverities(printed.diagnostics, severities);
    return { ...printed, diagnostics: [...diagnostics, ...own.recheckLinks(printed.added)] };
  }

  async publish(
    own: OwnFiles,
    log: BuildLog,
    look: EarlyLook,
    accept: (size: SiteSize) => void,
  ): Promise<NonNullable<BuildResult['published']>> {
    const settings = this.#settings;
    const site = this.#site;
    const files = siteFiles({
      settings,
      site,
      own,
      renderer: this.#renderer,
      threads: this.#threads,
      manifest: this.#manifest,
      features: this.#features,
      log,
    });
    const outcome = await publish(files, settings, nodeFileSystem, accept, () => look.seen());
    writeHosting(settings, site.redirects, site.hostRules);
    log.end();
    this.#manifest.save();
    if (!settings.preview) rememberPublished(site.publications, settings.cacheDir);
    pruneCache(site, settings);
    return { ...outcome, ...this.#manifest.counts };
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }
}

function storedEntries(
  { publications, sources, store }: AssembledSite,
  collection: CollectionName,
): StoredEntry[] {
  const entries = publications.flatMap((publication) =>
    entriesOf(publication, collection, sources),
  );
  return entries.map((entry) => ({
    entry,
    ...(entry.body?.source === 'markdown' && { location: store.locationOf(entry.body.file) }),
  }));
}
