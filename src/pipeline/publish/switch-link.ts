import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { hasCode } from '../../files/has-code.ts';
import type { FileSystem } from './file-system.ts';
import type { SwitchLink } from './journal.ts';
import type { Location } from './location.ts';
import { foldersOf } from './plan.ts';
import type { StagedFiles, StagingFolder } from './staging.ts';

/**
 * Makes the whole new site in the staging folder, from the staged files and, for what stays, further
 * names (hard links) of the old site's files.
 */
export function makeTree(
  { fresh, unchanged }: StagedFiles,
  location: Location,
  staging: StagingFolder,
  files: FileSystem,
): void {
  const paths = [...fresh.map(({ path }) => path), ...unchanged.keys()];
  files.makeFolder(staging.tree);
  for (const folder of [...new Set(paths.flatMap(foldersOf))].sort()) {
    files.makeFolder(join(staging.tree, folder));
  }
  for (const path of unchanged.keys()) {
    linkOrCopy(join(location.folder, path), join(staging.tree, path), files);
  }
  for (const { staged, path } of fresh) {
    files.rename(join(staging.folder, staged), join(staging.tree, path));
  }
}

/** The journal for switching the link, absolute or relative as it was, to a name that is free. */
export function planSwitch(
  { fresh }: StagedFiles,
  { folder }: Location,
  link: string,
  files: FileSystem,
): SwitchLink {
  const parent = dirname(folder);
  let newName = '';
  for (let number = 1; newName === ''; number += 1) {
    const name = `${basename(link)}.${number}`;
    if (files.stat(join(parent, name)) === undefined) newName = name;
  }
  const target = join(parent, newName);
  const text = isAbsolute(files.readLink(link)) ? target : relative(dirname(link), target);
  return { kind: 'link', text, newName, oldName: basename(folder), fresh };
}

/** Not every disk has hard links, and none has them between two disks or without end. */
function linkOrCopy(from: string, to: string, files: FileSystem): void {
  try {
    files.hardLink(from, to);
  } catch (error) {
    if (!hasCode(error, 'EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    files.write(to, files.read(from));
  }
}
