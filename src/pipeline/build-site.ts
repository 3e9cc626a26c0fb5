import { BuildLog } from './build-log.ts';
import type { BuildOptions, BuildResult } from './build-result.ts';
import { noteBuild, originOf } from './fresh-build.ts';
import { mendCache } from './mend-cache.ts';
import { compareWithLast, rememberBuild, surroundingsOf } from './last-build.ts';
import { withBuildLock } from './publish/build-lock.ts';
import { type BuildSettings, requireArticles } from './settings.ts';

/** Checks, renders and publishes the site, all or nothing. */
export async function buildSite(
  settings: BuildSettings,
  options: BuildOptions,
): Promise<BuildResult> {
  requireArticles(settings);
  const work = async (): Promise<BuildResult> => {
    const origin = originOf(settings);
    const result = await build(settings, options, origin.code);
    if (result.published) noteBuild(settings, origin);
    return result;
  };
  return withBuildLock(settings, () => mendCache(settings.cacheDir, work), options.waiting);
}

/** `code` is the digest of all code, which takes a while to read. */
async function build(
  settings: BuildSettings,
  options: BuildOptions,
  code: string,
): Promise<BuildResult> {
  const log = new BuildLog(options.progress);
  log.begin('Looking for changes', 0);
  const surroundings = surroundingsOf(settings, options, code);
  const { said, digests } = compareWithLast(settings, surroundings);
  if (said && !(options.strict && said.diagnostics.length > 0)) {
    log.end();
    const { diagnostics, fileCount, files, pages } = said;
    const published = { written: 0, unchanged: files, removed: 0, rendered: 0, reused: pages };
    const nothing = { stuck: [], slowest: [], removals: [] };
    return { ...nothing, diagnostics, fileCount, published, times: log.times };
  }
  // Its code takes a while to load.
  const { fullBuild } = await import('./full-build.ts');
  const { result, ...made } = await fullBuild(settings, options, log, digests);
  const { published, diagnostics, fileCount } = result;
  if (published) {
    const said = {
      diagnostics,
      fileCount,
      files: published.written + published.unchanged,
      pages: published.rendered + published.reused,
    };
    rememberBuild(settings, surroundings, { ...made, said });
  }
  return result;
}
