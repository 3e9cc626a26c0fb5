import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Moves what is at `path`, if anything, out of the way, within `folder`, which is removed when all is
 * measured. For minutes after a removal ext4 avoids the inodes that it freed, and searches longer for every
 * new one: files then cost several times as much as on a fresh machine.
 */
export function putAside(folder: string, path: string): void {
  if (!existsSync(path)) return;
  const aside = join(folder, 'aside');
  mkdirSync(aside, { recursive: true });
  renameSync(path, join(mkdtempSync(join(aside, 'old-')), 'moved'));
}
