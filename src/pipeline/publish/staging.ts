import { dirname, join } from 'node:path';
import { digestOf } from '../../files/digest-of.ts';
import { hasCode } from '../../files/has-code.ts';
import { forEachLimited } from '../concurrency.ts';
import { draftOf, removeTree, type FileSystem } from './file-system.ts';
import type { Location } from './location.ts';
import { markerName, markerText, planChecker, type Group, type PlannedFile } from './plan.ts';
import { PublishError } from './publish-error.ts';
import { digestIn, type Known, type PublishedSite } from './published-site.ts';

/** The folder, on the same disk as the site, where the next site is made ready. */
export interface StagingFolder {
  folder: string;
  /** New files by number, to be moved one by one. */
  staged: string;
  /** A whole new site, to be moved at once. */
  tree: string;
  /** There from the moment when the new site is decided until it stands. */
  journal: string;
}

/** A file that OUT_DIR does not hold yet, or holds with other bytes. */
export interface FreshFile {
  path: string;
  digest: string;
  /** In bytes. */
  size: number;
  /** The marker comes before all others, so that a folder begun is known as a site's. */
  group: 'marker' | Group;
  /** Where it waits, below the staging folder. */
  staged: string;
}

export interface StagedFiles {
  fresh: FreshFile[];
  unchanged: Map<string, Known>;
}

/** How many files are asked for at a time; their bytes are in memory until they are staged. */
const AT_A_TIME = 16;

/**
 * Up to this many files are put on the disk one by one before anything moves. That costs about a
 * millisecond each, too much for a whole site; a power failure soon after one that large may cost
 * files, which the next command notices by their digests and the next build writes again.
 */
const FLUSHED = 256;

/**
 * Makes the staging folder: beside OUT_DIR, or within it where nothing can be moved from beside it
 * into it, as with a mount point, or where its parent may not be written to.
 */
export function openStaging(
  location: Location,
  site: PublishedSite,
  files: FileSystem,
): StagingFolder {
  const beside = stagingAt(location.beside);
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
export function isSwitched(location: Location, site: PublishedSite): boolean {
  return location.link !== undefined && site.state === 'published';
}

/** Writes each planned file that is not in OUT_DIR to the staging folder, and checks what it wrote. */
export async function stageFiles(
  plan: AsyncIterable<PlannedFile> | Iterable<PlannedFile>,
  { site, location, staging }: { site: PublishedSite; location: Location; staging: StagingFolder },
  files: FileSystem,
): Promise<StagedFiles> {
  const result: StagedFiles = { fresh: [], unchanged: new Map() };
  const check = planChecker();
  const asTree = site.state !== 'published';
  const made = new Set<string>();

  async function add(file: PlannedFile, group: FreshFile['group']): Promise<void> {
    const { path, digest } = file;
    const known = digestIn(site, location, path, files);
    if (known?.digest === digest) {
      result.unchanged.set(path, known);
      return;
    }
    const bytes = await bytesOf(file, files);
    if (digestOf(bytes) !== digest) throw otherBytes(path);
    const staged = asTree ? `tree/${path}` : `files/${result.fresh.length}`;
    result.fresh.push({ path, digest, size: bytes.length, group, staged });
    const place = join(staging.folder, staged);
    const folder = dirname(place);
    if (asTree && !made.has(folder)) {
      files.makeFolders(folder);
      made.add(folder);
    }
    files.write(place, bytes);
    if (files.stat(place)?.size !== bytes.length) throw notWhole(place);
  }

  await add(marker, 'marker');
  await forEachLimited(plan, AT_A_TIME, async (file) => {
    check(file);
    await add(file, file.group);
  });
  if (result.fresh.length <= FLUSHED) {
    for (const { staged } of result.fresh) files.flush(join(staging.folder, staged));
  }
  return result;
}

/** Removes all that the staging folder holds; the journal first, so that nothing is finished half. */
export function discard(staging: StagingFolder, files: FileSystem): void {
  for (const path of [staging.journal, draftOf(staging.journal)]) {
    if (files.stat(path) !== undefined) files.removeFile(path);
  }
  removeTree(staging.folder, files);
}

/** Removes the staging folder after its work is done; the journal last, so that the work is known. */
export function close(staging: StagingFolder, files: FileSystem): void {
  removeTree(staging.staged, files);
  removeTree(staging.tree, files);
  discard(staging, files);
}

/** The staging folders of this location, in use or left behind by an earlier build. */
export function findStaging(location: Location, files: FileSystem): StagingFolder[] {
  const found: StagingFolder[] = [];
  for (const folder of [location.beside, location.inside]) {
    const stat = files.stat(folder);
    if (stat === undefined) continue;
    const staging = stagingAt(folder);
    const own = [staging.staged, staging.tree, staging.journal, draftOf(staging.journal)];
    const names = stat.kind === 'folder' ? files.list(folder).map(({ name }) => name) : [''];
    if (!names.every((name) => own.includes(join(folder, name)))) throw inTheWay(folder);
    found.push(staging);
  }
  return found;
}

function stagingAt(folder: string): StagingFolder {
  return {
    folder,
    staged: join(folder, 'files'),
    tree: join(folder, 'tree'),
    journal: join(folder, 'journal'),
  };
}

function openInside(location: Location, files: FileSystem): StagingFolder {
  const staging = stagingAt(location.inside);
  files.makeFolder(staging.folder);
  files.makeFolder(staging.staged);
  return staging;
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

const marker: PlannedFile = {
  path: markerName,
  digest: digestOf(markerText),
  group: 'asset',
  content: () => Promise.resolve(Buffer.from(markerText)),
};

async function bytesOf({ content }: PlannedFile, files: FileSystem): Promise<Uint8Array> {
  return typeof content === 'function' ? content() : files.read(content.copyFrom);
}

function otherBytes(path: string): PublishError {
  return new PublishError(
    'untouched',
    `The build made other bytes for \`${path}\` than it promised: a source file changed while it was built, or the cache is wrong. The published site is as it was. Build again; if it happens again, delete CACHE_DIR first.`,
  );
}

function notWhole(path: string): PublishError {
  return new PublishError(
    'untouched',
    `${path} was not written whole. The published site is as it was. Check the disk, then build again.`,
  );
}

function inTheWay(folder: string): PublishError {
  return new PublishError(
    'usage',
    `${folder} is in the way: publishing makes a folder of that name while it works, and this one is not its own. Rename or remove it.`,
  );
}
