import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** An entry of a folder. */
export interface Entry {
  name: string;
  kind: EntryKind;
}

/** An entry anywhere below a folder. */
export interface EntryBelow {
  /** Below the folder that was walked, with forward slashes. */
  path: string;
  kind: EntryKind;
}

/** What lies in one folder. */
export type ListFolder = (folder: string) => readonly Entry[];

interface WalkOptions {
  /** Leaves out an entry, and all below it. */
  skips?: (path: string, name: string) => boolean;
  /** Told of a folder that cannot be listed; `''` is the one that is walked. Throws by default. */
  failed?: (path: string, error: unknown) => void;
  list?: ListFolder;
}

/**
 * Everything below a folder, a folder before what it holds, otherwise in no order. Never follows a
 * link.
 */
export function* walkFolder(root: string, options: WalkOptions = {}): Generator<EntryBelow> {
  const { skips = () => false, failed = rethrow, list = listFolder } = options;
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    let entries: readonly Entry[] = [];
    try {
      entries = list(folder === '' ? root : `${root}/${folder}`);
    } catch (error) {
      failed(folder, error);
    }
    for (const { name, kind } of entries) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (skips(path, name)) continue;
      yield { path, kind };
      if (kind === 'folder') waiting.push(path);
    }
  }
}

/** What each folder holds, by its path, where these files and no others are below one, which is `''`. */
export function entriesByFolder(files: Iterable<EntryBelow>): Map<string, Entry[]> {
  const folders = new Map<string, Entry[]>([['', []]]);
  const entriesOf = (folder: string): Entry[] => {
    const known = folders.get(folder);
    if (known) return known;
    const entries: Entry[] = [];
    folders.set(folder, entries);
    add(folder, 'folder');
    return entries;
  };
  const add = (path: string, kind: EntryKind): void => {
    const end = path.lastIndexOf('/');
    entriesOf(path.slice(0, Math.max(end, 0))).push({ name: path.slice(end + 1), kind });
  };
  for (const { path, kind } of files) add(path, kind);
  return folders;
}

/** Paths of all ordinary files below a folder, by code unit; none where there is no folder. */
export function filesIn(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  const paths: string[] = [];
  for (const { path, kind } of walkFolder(folder)) if (kind === 'file') paths.push(path);
  // Without a comparison, strings are sorted by code unit.
  return paths.sort();
}

export function listFolder(folder: string): Entry[] {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    kind: kindOf(entry),
  }));
}

export function kindOf(entry: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function rethrow(_path: string, error: unknown): never {
  throw error;
}

/** Whether a path is a folder or lies in it; both are absolute. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
