import { dirname, join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import type { Journal, MoveFiles, MoveTree, SwitchLink } from './journal.ts';
import type { Location } from './location.ts';
import { hasCode } from '../../files/has-code.ts';
import { removeTree } from './remove-tree.ts';
import type { Workshop } from './workshop.ts';

/**
 * Does what the journal says, whether for the first time or after it was broken off anywhere:
 * each step is left alone where it is done already.
 */
export function complete(
  journal: Journal,
  location: Location,
  workshop: Workshop,
  files: FileSystem,
): void {
  if (journal.kind === 'files') moveFiles(journal, location, workshop, files);
  else if (journal.kind === 'tree') moveTree(journal, location, workshop, files);
  else switchLink(journal, location, workshop, files);
}

function moveFiles(
  journal: MoveFiles,
  { folder }: Location,
  workshop: Workshop,
  files: FileSystem,
): void {
  const [first] = journal.fresh;
  const begun = first !== undefined && !exists(join(workshop.folder, first.staged), files);
  // Once files have moved, what stands at a cleared path is new.
  if (!begun) {
    for (const path of journal.clears) {
      const isFolderNow = files.stat(join(folder, path))?.kind === 'folder';
      if (!isFolderNow) removeFile(join(folder, path), files);
    }
    for (const path of journal.clearedFolders) removeFolder(join(folder, path), files);
  }
  for (const path of journal.newFolders) makeFolder(join(folder, path), files);
  for (const { staged, path } of journal.fresh) {
    move(join(workshop.folder, staged), join(folder, path), files);
  }
  for (const path of journal.removals) removeFile(join(folder, path), files);
  for (const path of journal.emptiedFolders) removeFolder(join(folder, path), files);
}

function moveTree(
  { identity, names }: MoveTree,
  { folder }: Location,
  { tree }: Workshop,
  files: FileSystem,
): void {
  if (identity === '') move(tree, folder, files);
  else for (const name of names) move(join(tree, name), join(folder, name), files);
}

function switchLink(
  { text, newName, oldName }: SwitchLink,
  { link, folder }: Location,
  { tree }: Workshop,
  files: FileSystem,
): void {
  move(tree, join(dirname(folder), newName), files);
  if (link !== undefined && files.readLink(link) !== text) {
    const next = `${link}.publishing-link`;
    removeFile(next, files);
    files.symbolicLink(text, next);
    files.rename(next, link);
  }
  removeTree(join(dirname(folder), oldName), files);
}

function move(from: string, to: string, files: FileSystem): void {
  try {
    files.rename(from, to);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || exists(from, files)) throw error;
  }
}

function makeFolder(path: string, files: FileSystem): void {
  try {
    files.makeFolder(path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

function removeFile(path: string, files: FileSystem): void {
  try {
    files.removeFile(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** It is gone, or a file stands there already. */
const noFolder = ['ENOENT', 'ENOTDIR'];
/** It holds something, or another disk is mounted on it. */
const notEmpty = ['ENOTEMPTY', 'EEXIST', 'EBUSY'];

/** A folder that is not empty holds what came after the build looked; the next one sees it. */
function removeFolder(path: string, files: FileSystem): void {
  try {
    files.removeFolder(path);
  } catch (error) {
    if (!hasCode(error, ...noFolder, ...notEmpty)) throw error;
  }
}

function exists(path: string, files: FileSystem): boolean {
  return files.stat(path) !== undefined;
}
