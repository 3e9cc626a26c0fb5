import { withBuildLock } from './build-lock.ts';
import type { Settings } from './plan.ts';
import type { Recovery } from './settle.ts';

/**
 * Brings OUT_DIR to exactly the old or exactly the new site after a publication that was broken
 * off. Belongs at the start of every command that reads OUT_DIR and holds no build lock; a build
 * that is running is waited for, and `waiting` called once before.
 */
export function recover(settings: Settings, waiting?: () => void): Promise<Recovery> {
  return withBuildLock(settings, (recovery) => recovery, waiting);
}
