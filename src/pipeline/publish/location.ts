import { basename, dirname, join, resolve } from 'node:path';
import { hasCode } from '../../files/has-code.ts';
import { isWithin } from '../../files/walk-folder.ts';
import type { FileSystem } from './file-system.ts';
import { type Settings, stagingName } from './plan.ts';
import { PublishError } from './publish-error.ts';

/** Where OUT_DIR leads. */
export interface Location {
  /** OUT_DIR itself with its parents resolved. */
  entry: string;
  /** The folder that holds the site, behind every link. */
  folder: string;
  /** Inode number of the folder; empty when there is no folder yet. */
  identity: string;
  /** The link that leads to the folder, where OUT_DIR is one. */
  link?: string;
  /** Staging folder beside the folder; the same before and after a link is switched. */
  beside: string;
  /** Staging folder within the folder, for a folder that is a mount point. */
  inside: string;
}

/** Longest chain of links that is followed, as in Linux. */
const LONGEST_CHAIN = 40;

/** Follows OUT_DIR to the folder behind it, whether it exists or not. Changes nothing. */
export function locate({ outDir, cacheDir }: Settings, files: FileSystem): Location {
  const entry = canonical(resolve(outDir), files);
  if (basename(entry) === '') throw usage(outDir, 'is the root of the disk', 'Name a folder');
  const { folder, link, identity } = follow(entry, outDir, files);
  const cache = canonical(resolve(cacheDir), files);
  if (isWithin(cache, folder) || isWithin(cache, entry)) {
    throw usage(outDir, 'holds CACHE_DIR', 'Put CACHE_DIR elsewhere, it is not to be served');
  }
  return {
    entry,
    folder,
    identity,
    ...(link === undefined ? {} : { link }),
    beside: join(dirname(folder), basename(link ?? folder) + stagingName),
    inside: join(folder, stagingName),
  };
}

function follow(
  entry: string,
  outDir: string,
  files: FileSystem,
): { folder: string; identity: string; link?: string } {
  let folder = entry;
  let link: { link?: string } = {};
  for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) {
    const stat = files.stat(folder);
    if (stat === undefined) return { folder, identity: '', ...link };
    if (stat.kind === 'folder') return { folder, identity: stat.identity, ...link };
    if (stat.kind !== 'link') throw usage(outDir, 'is not a folder', 'Name a folder');
    link = { link: folder };
    folder = canonical(resolve(dirname(folder), files.readLink(folder)), files);
  }
  throw usage(outDir, 'is a symbolic link that leads in a circle', 'Mend the link');
}

/** The path with every link among its parents resolved, as far as they exist. */
function canonical(path: string, files: FileSystem): string {
  const parent = dirname(path);
  if (parent === path) return path;
  try {
    return join(files.realPath(parent), basename(path));
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return join(canonical(parent, files), basename(path));
  }
}

function usage(outDir: string, what: string, how: string): PublishError {
  return new PublishError('usage', `OUT_DIR (${outDir}) ${what}. ${how}.`);
}
