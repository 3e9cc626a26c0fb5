import type { FileSystem } from './file-system.ts';

/** Removes a folder with all it holds, or a file; nothing there is fine. Follows no link. */
export function removeTree(path: string, files: FileSystem): void {
  const stat = files.stat(path);
  if (stat === undefined) return;
  if (stat.kind === 'folder') removeFolder(path, files);
  else files.removeFile(path);
}

function removeFolder(folder: string, files: FileSystem): void {
  for (const { name, kind } of files.list(folder)) {
    const path = `${folder}/${name}`;
    if (kind === 'folder') removeFolder(path, files);
    else files.removeFile(path);
  }
  files.removeFolder(folder);
}
