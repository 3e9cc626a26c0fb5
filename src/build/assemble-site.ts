import { compileContent } from '../content/compile-content.ts';
import { listContent } from '../content/list-content.ts';
import { ContentStore } from '../content/store/content-store.ts';
import { connectSite, type ConnectedSite } from './connect-site.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { BuildSettings } from './settings.ts';

/** The whole site as plain data, checked, before anything of it is rendered. */
export interface AssembledSite extends ConnectedSite {
  store: ContentStore;
  /** Source files read. */
  fileCount: number;
  compiledCount: number;
  /** Files on which the compiler got stuck or broke. */
  stuck: string[];
}

/** Reads and checks everything; what the check command prints and the build goes on from. */
export async function assembleSite(settings: BuildSettings): Promise<AssembledSite> {
  const { contentDir, publicDir, cacheDir, site } = settings;
  const options = { ownHosts: site.ownHosts };
  const fingerprint = contentFingerprint(settings);
  const store = new ContentStore(cacheDir, fingerprint);
  const listing = await listContent(contentDir, publicDir);
  const compiled = await compileContent(contentDir, listing.sources, store, options);
  store.save();
  const connected = await connectSite(compiled.files, listing, settings, fingerprint);
  return {
    ...connected,
    store,
    fileCount: listing.sources.length,
    compiledCount: compiled.compiledCount,
    stuck: compiled.stuck,
  };
}

/** Stands for all that what is known of a source or picture depends on besides its bytes. */
export function contentFingerprint({ site }: BuildSettings): string {
  return fingerprintOf(['src/content', 'src/media', 'package-lock.json'], {
    ownHosts: site.ownHosts,
  });
}
