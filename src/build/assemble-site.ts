import { assembleContent } from '../content/assemble/assemble-content.ts';
import { compileContent } from '../content/compile-content.ts';
import type { Diagnostic } from '../content/diagnostic.ts';
import { diagnosticIn, sortDiagnostics } from '../content/diagnostic-in.ts';
import { listContent } from '../content/list-content.ts';
import { addressKey } from '../content/parse-address.ts';
import { ContentStore } from '../content/store/content-store.ts';
import { planPages, type PlannedPage } from '../publication/plan-pages.ts';
import { planRedirects, type Redirect } from '../publication/plan-redirects.ts';
import { createPublication, type Publication } from '../publication/publication.ts';
import { resolveBody, type BodyTargets, type ResolvedBody } from '../publication/resolve-body.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import { collectAssets, type Assets } from './collect-assets.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { BuildSettings } from './settings.ts';

/** The whole site as plain data, checked, before anything of it is rendered. */
export interface AssembledSite {
  publication: Publication;
  pages: PlannedPage[];
  redirects: Redirect[];
  bodies: ReadonlyMap<string, ResolvedBody>;
  assets: Assets;
  /** Paths of the files below the public folder. */
  publicFiles: ReadonlySet<string>;
  store: ContentStore;
  /** Sorted. */
  diagnostics: Diagnostic[];
  /** Source files read. */
  fileCount: number;
  compiledCount: number;
  /** Files on which the compiler got stuck or broke. */
  stuck: string[];
}

/** Reads and checks everything; what the check command prints and the build goes on from. */
export async function assembleSite(settings: BuildSettings): Promise<AssembledSite> {
  const { contentDir, publicDir, cacheDir, site, now, preview } = settings;
  const options = { ownHosts: site.ownHosts };
  const fingerprint = fingerprintOf(['src/content', 'src/media', 'package-lock.json'], options);
  const store = new ContentStore(cacheDir, fingerprint);
  const listing = await listContent(contentDir, publicDir);
  const compiled = await compileContent(contentDir, listing.sources, store, options);
  store.save();
  const { content, addresses, diagnostics } = assembleContent(compiled.files, listing, options);
  diagnostics.push(...listing.diagnostics);

  const assets = await collectAssets(content, listing, settings, fingerprint);
  diagnostics.push(...assets.diagnostics);
  const publication = createPublication({ site, content, picture: assets.picture, now, preview });
  const pages = planPages(publication);
  const redirects = planRedirects(publication);
  const pageByKey = new Map(
    pages.map(({ address, source }) => [
      addressKey(address),
      { address, anchors: source?.body.anchors ?? [] },
    ]),
  );
  const redirectByKey = new Map(redirects.map(({ from, to }) => [addressKey(from), to]));
  const files = new Set(listing.sources.map(({ file }) => file));
  const targets: BodyTargets = {
    site,
    listing,
    picture: assets.picture,
    page: (key) => pageByKey.get(key),
    redirect: (key) => redirectByKey.get(key),
    source: (file) => {
      const address = addresses.get(file);
      if (address === undefined) return files.has(file) ? 'unpublished' : undefined;
      // A page that its own error keeps away is no fault of those who link to it.
      const known =
        pageByKey.has(addressKey(address)) ||
        !content.articles.some((article) => article.file === file);
      return known ? { address } : 'unpublished';
    },
    asset: assets.link,
    publicFile: (file) => listing.publicFiles.has(file),
  };
  const bodies = new Map<string, ResolvedBody>();
  for (const { source, address } of sourcesOf(content)) {
    const resolved = resolveBody(source, address, targets);
    bodies.set(source.file, resolved);
    diagnostics.push(...resolved.problems.map((found) => diagnosticIn(source.file, found)));
  }
  return {
    publication,
    pages,
    redirects,
    bodies,
    assets,
    publicFiles: listing.publicFiles,
    store,
    diagnostics: sortDiagnostics(diagnostics),
    fileCount: listing.sources.length,
    compiledCount: compiled.compiledCount,
    stuck: compiled.stuck,
  };
}
