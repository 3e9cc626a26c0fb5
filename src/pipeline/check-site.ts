import { assembleSite, type AssembledSite } from './assemble-site.ts';
import type { Progress } from './build-log.ts';
import { mendCache } from './mend-cache.ts';
import { withCacheLock } from './publish/build-lock.ts';
import type { BuildSettings } from './settings.ts';

/** Reads and checks everything, for commands that publish nothing. */
export async function checkSite(
  settings: BuildSettings,
  progress: Progress,
  waiting: () => void,
): Promise<AssembledSite> {
  const work = (): Promise<AssembledSite> => assembleSite(settings, progress);
  return withCacheLock(settings.cacheDir, () => mendCache(settings.cacheDir, work), waiting);
}
