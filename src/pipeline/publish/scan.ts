import type { FileSystem, Stat } from './file-system.ts';
import { PublishError } from './publish-error.ts';
import { workshopName } from './plan.ts';

/** What a folder holds, by path below it, as the disk tells it without reading a file. */
export interface Scan {
  files: Map<string, Stat>;
  /** Symbolic links, sockets and the like, none of which a build writes. */
  others: Set<string>;
  /** Parents before their children. */
  folders: Set<string>;
}

/** Looks through a folder without following links; what publishing keeps there is left out. */
export function scan(root: string, files: FileSystem): Scan {
  const found: Scan = { files: new Map(), others: new Set(), folders: new Set() };
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const { name, kind } of files.list(`${root}/${folder}`)) {
      const path = folder + name;
      if (path.startsWith(workshopName)) continue;
      if (kind === 'folder') {
        found.folders.add(path);
        waiting.push(`${path}/`);
        continue;
      }
      const stat = files.stat(`${root}/${path}`);
      if (stat === undefined) throw unreadable(`${root}/${path}`);
      if (stat.kind === 'file') found.files.set(path, stat);
      else found.others.add(path);
    }
  }
  return found;
}

function unreadable(path: string): PublishError {
  return new PublishError(
    'untouched',
    `Publishing failed: ${path} is listed in its folder but cannot be looked at; it vanished meanwhile, or its name is not UTF-8. Remove it by hand if it is still there. The published site is as it was.`,
  );
}
