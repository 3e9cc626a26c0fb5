import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedCache } from '../content/store/body-packs.ts';

/**
 * Does the work, and once more with nothing compiled when it meets bodies that cannot be read back:
 * as if there had never been a cache.
 */
export async function mendCache<T>(cacheDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DamagedCache)) throw error;
    rmSync(join(cacheDir, 'content'), { recursive: true, force: true });
    return work();
  }
}
