import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import { foldersOf } from './plan.ts';
import type { Scan } from './published-site.ts';
import type { FreshFile } from './staging.ts';

/** What has to happen in OUT_DIR besides moving the fresh files, each list in its order. */
export interface Changes {
  /** Files that stand where a fresh file or its folder goes: removed before anything moves. */
  clears: string[];
  /** Folders that stand in the way, the innermost first. */
  clearedFolders: string[];
  /** Folders to make, the outermost first. */
  newFolders: string[];
  /** Files that the site no longer has: removed after everything moved. */
  removals: string[];
  /** Folders that the site no longer has, the innermost first; the cleared ones once more. */
  emptiedFolders: string[];
}

/** Compares what OUT_DIR holds with the paths it is to hold. */
export function changesBetween(found: Scan, planned: ReadonlySet<string>): Changes {
  const folders = new Set([...planned].flatMap(foldersOf));
  const gone = [...found.files.keys(), ...found.others].filter((path) => !planned.has(path));
  const goneFolders = [...found.folders].filter((path) => !folders.has(path));
  const isInTheWay = obstacles(gone.length + goneFolders.length === 0, planned, folders);
  const innermostFirst = goneFolders.sort().reverse();
  return {
    clears: gone.filter(isInTheWay).sort(),
    clearedFolders: innermostFirst.filter(isInTheWay),
    newFolders: [...folders].filter((path) => !found.folders.has(path)).sort(),
    removals: gone.filter((path) => !isInTheWay(path)).sort(),
    emptiedFolders: innermostFirst,
  };
}

/**
 * Whether a path that goes would stand in the way of one that comes. Names are compared as the
 * least careful disks do, without case and composition: there, removing `Foo` last would remove
 * the new `foo`.
 */
function obstacles(
  none: boolean,
  planned: ReadonlySet<string>,
  folders: ReadonlySet<string>,
): (path: string) => boolean {
  if (none) return () => false;
  const files = new Set([...planned].map(fold));
  const all = new Set([...files, ...[...folders].map(fold)]);
  return (path) => all.has(fold(path)) || foldersOf(fold(path)).some((folder) => files.has(folder));
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

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
  for (const folder of touchedFolders(fresh, changes)) {
    if (folder === '' || found.folders.has(folder)) files.checkWritable(join(root, folder));
  }
}

/** Folders in which something comes or goes, the root as ''. */
export function touchedFolders(fresh: readonly FreshFile[], changes: Changes): Set<string> {
  const { clears, newFolders, removals, emptiedFolders } = changes;
  const touched = [...fresh.map(({ path }) => path), ...clears, ...newFolders, ...removals];
  return new Set(
    [...touched, ...emptiedFolders].map((path) =>
      path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    ),
  );
}
