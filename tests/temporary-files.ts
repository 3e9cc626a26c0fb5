import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { env, platform } from 'node:process';

/** Linux keeps what lies there in memory. */
const memory = '/dev/shm';
/** Many times what the tests write; containers are often given less. */
const enough = 2 * 2 ** 30;

/**
 * Vitest calls it before the tests: what they and the commands they run write to the folder of
 * temporary files goes to memory where there is enough, as they make and remove thousands of small
 * files, and is gone after them.
 */
export default function useMemory(): (() => void) | undefined {
  if (platform !== 'linux' || env.TMPDIR !== undefined || !hasRoom()) return undefined;
  const folder = mkdtempSync(join(memory, 'tests-'));
  // Other users may pass through the usual folder, too.
  chmodSync(folder, 0o755);
  env.TMPDIR = folder;
  return () => {
    delete env.TMPDIR;
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}
