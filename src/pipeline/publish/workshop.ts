import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import type { Location } from './location.ts';
import { hasCode } from '../../files/has-code.ts';
import { PublishError } from './publish-error.ts';
import { removeTree } from './remove-tree.ts';
import type { Site } from './site.ts';

/** The folder, on the same disk as the site, where the next site is made ready. */
export interface Workshop {
  folder: string;
  /** New files by number, to be moved one by one. */
  staged: string;
  /** A whole new site, to be moved at once. */
  tree: string;
  /** There from the moment when the new site is decided until it stands. */
  journal: string;
  /** The journal while it is being written. */
  draft: string;
}

/** The paths of a workshop in that folder. */
function workshopAt(folder: string): Workshop {
  return {
    folder,
    staged: join(folder, 'files'),
    tree: join(folder, 'tree'),
    journal: join(folder, 'journal'),
    draft: join(folder, 'journal.new'),
  };
}

/**
 * Makes the workshop: beside OUT_DIR, or within it where nothing can be moved from beside it into
 * it, as with a mount point, or where its parent may not be written to.
 */
export function openWorkshop(location: Location, site: Site, files: FileSystem): Workshop {
  const beside = workshopAt(location.beside);
  const mayMoveInside = site.state !== 'absent' && !isSwitched(location, site);
  try {
    files.makeFolder(beside.folder);
  } catch (error) {
    if (!mayMoveInside || !hasCode(error, 'EACCES', 'EPERM', 'EROFS')) throw error;
    return openInside(location, files);
  }
  files.makeFolder(beside.staged);
  if (!mayMoveInside || canMove(beside.staged, location.inside, files)) return beside;
  removeTree(beside.folder, files);
  return openInside(location, files);
}

/** Whether the new site is made as a second folder, to which the link is then switched. */
export function isSwitched(location: Location, site: Site): boolean {
  return location.link !== undefined && site.state === 'published';
}

/** Throws away all that the workshop holds; the journal first, so that nothing is finished half. */
export function discard(workshop: Workshop, files: FileSystem): void {
  for (const path of [workshop.journal, workshop.draft]) {
    if (files.stat(path) !== undefined) files.removeFile(path);
  }
  removeTree(workshop.folder, files);
}

/** Throws away every workshop of this location. */
export function discardAll(location: Location, files: FileSystem): void {
  for (const workshop of findWorkshops(location, files)) discard(workshop, files);
}

/** Takes the workshop away after its work is done; the journal last, so that the work is known. */
export function close(workshop: Workshop, files: FileSystem): void {
  removeTree(workshop.staged, files);
  removeTree(workshop.tree, files);
  discard(workshop, files);
}

/** The workshops that are there, in use or left behind by an earlier build. */
export function findWorkshops(location: Location, files: FileSystem): Workshop[] {
  const found: Workshop[] = [];
  for (const folder of [location.beside, location.inside]) {
    const stat = files.stat(folder);
    if (stat === undefined) continue;
    const workshop = workshopAt(folder);
    const own = [workshop.staged, workshop.tree, workshop.journal, workshop.draft];
    const names = stat.kind === 'folder' ? files.list(folder).map(({ name }) => name) : [''];
    if (!names.every((name) => own.includes(join(folder, name)))) throw inTheWay(folder);
    found.push(workshop);
  }
  return found;
}

function openInside(location: Location, files: FileSystem): Workshop {
  const workshop = workshopAt(location.inside);
  files.makeFolder(workshop.folder);
  files.makeFolder(workshop.staged);
  return workshop;
}

/** Device numbers do not tell: a move between two mounts of one disk fails too. So try it. */
function canMove(from: string, to: string, files: FileSystem): boolean {
  try {
    files.rename(from, to);
  } catch (error) {
    if (hasCode(error, 'EXDEV')) return false;
    throw error;
  }
  files.rename(to, from);
  return true;
}

function inTheWay(folder: string): PublishError {
  return new PublishError(
    'usage',
    `${folder} is in the way: publishing makes a folder of that name while it works, and this one is not its own. Rename or remove it.`,
  );
}
