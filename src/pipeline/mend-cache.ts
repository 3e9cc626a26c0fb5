import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Does the work. When the cache holds bodies that cannot be read back, clears what was compiled and
 * does the work once more, as if there had never been a cache.
 */
export async function mendCache<T>(cacheDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDamagedCache(error)) throw error;
    rmSync(join(cacheDir, 'content'), { recursive: true, force: true });
    return work();
  }
}

/** By name: an error that comes from a thread is no instance of its class, and is often a cause. */
function isDamagedCache(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'DamagedCache' || isDamagedCache(error.cause);
}
