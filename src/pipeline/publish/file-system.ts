import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { kindOf, listFolder, type Entry, type EntryKind } from '../../files/walk-folder.ts';

export interface Stat {
  kind: EntryKind;
  /** In bytes. */
  size: number;
  /** The inode number. */
  identity: string;
  /** Differs whenever the file was written, replaced or moved: size, change time and inode. */
  fingerprint: string;
  /** Time of the last change, in milliseconds since 1970. */
  changed: number;
}

/**
 * Every operation that publishing asks of a file system, each one system call or little more, so
 * that a test can let any of them fail. None follows a symbolic link in the last segment but
 * `realPath` and `read`.
 *
 * They block, and on purpose: a build makes tens of thousands of small calls, and going through
 * the thread pool costs twice the processor time and is slower on the clock as well.
 */
export interface FileSystem {
  list(folder: string): Entry[];
  /** `undefined` where there is nothing. */
  stat(path: string): Stat | undefined;
  read(path: string): Uint8Array;
  /** Writes a file that does not exist yet. */
  write(path: string, bytes: Uint8Array): void;
  /** Returns when the file or folder is on the disk. */
  flush(path: string): void;
  /** Throws unless this process may add to the folder and take from it. */
  checkWritable(folder: string): void;
  makeFolder(path: string): void;
  /** Also makes the parents that are missing; a folder that exists is fine. */
  makeFolders(path: string): void;
  rename(from: string, to: string): void;
  removeFile(path: string): void;
  removeFolder(path: string): void;
  hardLink(existing: string, path: string): void;
  symbolicLink(text: string, path: string): void;
  readLink(path: string): string;
  realPath(path: string): string;
}

export const nodeFileSystem: FileSystem = {
  list: listFolder,
  stat: (path) => {
    const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    return {
      kind: kindOf(stat),
      size: Number(stat.size),
      identity: String(stat.ino),
      fingerprint: `${stat.size} ${stat.ctimeNs} ${stat.ino}`,
      changed: Number(stat.ctimeMs),
    };
  },
  read: (path) => readFileSync(path),
  write: (path, bytes) => {
    writeFileSync(path, bytes, { flag: 'wx' });
  },
  flush: (path) => {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  checkWritable: (folder) => {
    accessSync(folder, constants.W_OK | constants.X_OK);
  },
  makeFolder: (path) => {
    mkdirSync(path);
  },
  makeFolders: (path) => {
    mkdirSync(path, { recursive: true });
  },
  rename: renameSync,
  removeFile: unlinkSync,
  removeFolder: (path) => {
    rmdirSync(path);
  },
  hardLink: linkSync,
  symbolicLink: (text, path) => {
    symlinkSync(text, path);
  },
  readLink: (path) => readlinkSync(path),
  realPath: (path) => realpathSync(path),
};

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

/** Where `replaceFile` writes first. */
export function draftOf(path: string): string {
  return `${path}.new`;
}

/** Replaces a file atomically; returns when its bytes are on the disk. Its folder must exist. */
export function replaceFile(path: string, bytes: Uint8Array, files: FileSystem): void {
  const draft = draftOf(path);
  if (files.stat(draft) !== undefined) files.removeFile(draft);
  files.write(draft, bytes);
  files.flush(draft);
  files.rename(draft, path);
}
