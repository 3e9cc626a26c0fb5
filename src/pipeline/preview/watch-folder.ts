import { lstatSync, readdirSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { hasCode } from '../../files/has-code.ts';

export interface WatchedFolder {
  close: () => void;
}

interface Listener {
  /** The path below the root, with forward slashes; of a folder that comes or goes, the folder's alone. */
  changed: (file: string) => void;
  /** A folder cannot be watched, for want of a permission or of the system's means. */
  failed: (reason: Error) => void;
}

/**
 * Reports everything below `root` that is made, changed, moved or deleted, but for names that begin
 * with a dot. One watch for each folder: one for each file costs seconds at ten thousand files and
 * runs into the limits of some systems. A `root` that is not there is not watched.
 */
export function watchFolder(root: string, { changed, failed }: Listener): WatchedFolder {
  const watchers = new Map<string, FSWatcher>();

  const forget = (folder: string): void => {
    for (const [known, watcher] of watchers) {
      if (known !== folder && !known.startsWith(`${folder}/`)) continue;
      watcher.close();
      watchers.delete(known);
    }
  };

  const add = (folder: string): void => {
    forget(folder);
    const place = path.join(root, folder);
    try {
      if (!lstatSync(place).isDirectory()) return;
      const watcher = watch(place, (event, name) => {
        if (name?.startsWith('.') === true) return;
        const file = [folder, name ?? ''].filter((part) => part !== '').join('/');
        // The name may be a folder that is new, gone, or another one than before.
        if (event === 'rename') add(file);
        changed(file);
      });
      watcher.on('error', failed);
      watchers.set(folder, watcher);
      for (const entry of readdirSync(place, { withFileTypes: true })) {
        if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
        add(folder === '' ? entry.name : `${folder}/${entry.name}`);
      }
    } catch (error) {
      forget(folder);
      if (!(error instanceof Error)) throw error;
      if (!hasCode(error, 'ENOENT', 'ENOTDIR')) failed(error);
    }
  };

  add('');
  return {
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}
