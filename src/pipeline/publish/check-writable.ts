import { dirname, join } from 'node:path';
import type { Changes } from './changes.ts';
import type { FileSystem } from './file-system.ts';
import type { Scan } from './scan.ts';
import type { FreshFile } from './stage.ts';

/**
 * Throws when a folder of OUT_DIR that has to change may not be changed, as after a build by
 * another user: better before anything moved than half-way.
 */
export function checkWritable(
  root: string,
  found: Scan,
  fresh: readonly FreshFile[],
  changes: Changes,
  files: FileSystem,
): void {
  const { clears, newFolders, removals, emptiedFolders } = changes;
  const touched = [...fresh.map(({ path }) => path), ...clears, ...newFolders, ...removals];
  const folders = new Set([...touched, ...emptiedFolders].map((path) => dirname(path)));
  for (const folder of folders) {
    if (folder === '.' || found.folders.has(folder)) files.checkWritable(join(root, folder));
  }
}
