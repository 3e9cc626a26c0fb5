import { dirname, join } from 'node:path';
import { fromChecked, withChecksum } from '../../files/checked-file.ts';
import { hasCode } from '../../files/has-code.ts';
import type { Changes } from './changes.ts';
import { removeTree, replaceFile, type FileSystem } from './file-system.ts';
import type { Location } from './location.ts';
import { checkPath, markerName } from './plan.ts';
import type { FreshFile, StagingFolder } from './staging.ts';

/**
 * What is still to be done until the new site stands. While there is no journal, the old site is
 * the site. From then on the new one is, and whoever comes next finishes it.
 */
export type Journal = MoveFiles | MoveTree | SwitchLink;

/** Files take their places in OUT_DIR one by one. */
export interface MoveFiles extends Changes {
  kind: 'files';
  /** Inode number of the folder that the changes are for. */
  identity: string;
  /** In the order of their moves. */
  fresh: FreshFile[];
}

/** A whole site is moved to where none was. */
export interface MoveTree {
  kind: 'tree';
  /** Empty when there is no folder: then the tree becomes it. */
  identity: string;
  /** What the tree holds at its top, in the order of the moves into an empty folder. */
  names: string[];
  fresh: FreshFile[];
}

/** A whole site is made beside the old one, and a symbolic link is switched to it. */
export interface SwitchLink {
  kind: 'link';
  /** What the link is to say. */
  text: string;
  /** Names of the two folders, side by side. */
  newName: string;
  oldName: string;
  fresh: FreshFile[];
}

const TITLE = 'publication-journal 1';

/** Decides for the new site: afterwards the journal is there, whole and on the disk. */
export function commit(journal: Journal, staging: StagingFolder, files: FileSystem): void {
  replaceFile(staging.journal, Buffer.from(withChecksum(TITLE, journal)), files);
}

/** `undefined` when there is no journal, `damaged` when it is not as it was written. */
export function readJournal(
  staging: StagingFolder,
  files: FileSystem,
): Journal | 'damaged' | undefined {
  if (files.stat(staging.journal) === undefined) return undefined;
  const text = Buffer.from(files.read(staging.journal)).toString('utf8');
  const journal = fromChecked(TITLE, text) as Journal | undefined;
  return journal?.fresh.every(isInside) === true ? journal : 'damaged';
}

function isInside({ path }: FreshFile): boolean {
  return path === markerName || checkPath(path) === undefined;
}

/** Does what the journal says. May be broken off anywhere and done again: skips what is done. */
export function complete(
  journal: Journal,
  location: Location,
  staging: StagingFolder,
  files: FileSystem,
): void {
  if (journal.kind === 'files') moveFiles(journal, location, staging, files);
  else if (journal.kind === 'tree') moveTree(journal, location, staging, files);
  else switchLink(journal, location, staging, files);
}

function moveFiles(
  journal: MoveFiles,
  { folder }: Location,
  staging: StagingFolder,
  files: FileSystem,
): void {
  const [first] = journal.fresh;
  const begun = first !== undefined && !exists(join(staging.folder, first.staged), files);
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
    move(join(staging.folder, staged), join(folder, path), files);
  }
  for (const path of journal.removals) removeFile(join(folder, path), files);
  for (const path of journal.emptiedFolders) removeFolder(join(folder, path), files);
}

function moveTree(
  { identity, names }: MoveTree,
  { folder }: Location,
  { tree }: StagingFolder,
  files: FileSystem,
): void {
  if (identity === '') move(tree, folder, files);
  else for (const name of names) move(join(tree, name), join(folder, name), files);
}

function switchLink(
  { text, newName, oldName }: SwitchLink,
  { link, folder }: Location,
  { tree }: StagingFolder,
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
const NO_FOLDER = ['ENOENT', 'ENOTDIR'];
/** It holds something, or another disk is mounted on it. */
const NOT_EMPTY = ['ENOTEMPTY', 'EEXIST', 'EBUSY'];

/** A folder that is not empty holds what came after the build looked; the next one sees it. */
function removeFolder(path: string, files: FileSystem): void {
  try {
    files.removeFolder(path);
  } catch (error) {
    if (!hasCode(error, ...NO_FOLDER, ...NOT_EMPTY)) throw error;
  }
}

function exists(path: string, files: FileSystem): boolean {
  return files.stat(path) !== undefined;
}
