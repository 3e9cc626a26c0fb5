import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SiteSize } from '../../redirects/hosts/size-limits.ts';
import { changesBetween, checkWritable, touchedFolders, type Changes } from './changes.ts';
import type { SeenSite } from './early-look.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { commit, complete, type Journal } from './journal.ts';
import { locate, type Location } from './location.ts';
import { foldersOf, markerName, type Outcome, type PlannedFile, type Settings } from './plan.ts';
import { explain } from './publish-error.ts';
import {
  lasting,
  readSite,
  TICK,
  writeRecord,
  type Known,
  type PublishedSite,
} from './published-site.ts';
import { recoverSite } from './recover.ts';
import {
  close,
  discard,
  findStaging,
  isSwitched,
  openStaging,
  stageFiles,
  type FreshFile,
  type StagedFiles,
  type StagingFolder,
} from './staging.ts';
import { makeTree, planSwitch } from './switch-link.ts';

/**
 * Turns what OUT_DIR holds into exactly the plan, all or nothing, and touches only what differs.
 * Belongs inside `withBuildLock`.
 *
 * The plan may come file by file while pages are still being rendered. Nothing in OUT_DIR moves
 * before it has ended, so whoever yields it verifies the site after the last file and throws if
 * something is wrong: then the old site stays, as it does if `accept` throws, which is told how large the
 * new one is. Errors of the plan come out as they are, those of the disk as `PublishError`.
 *
 * `look` has what OUT_DIR held when somebody looked at it earlier under the same lock.
 */
export async function publish(
  plan: AsyncIterable<PlannedFile> | Iterable<PlannedFile>,
  settings: Settings,
  files: FileSystem = nodeFileSystem,
  accept: (size: SiteSize) => void = () => undefined,
  look: Look = () => Promise.resolve(undefined),
): Promise<Outcome> {
  const prepared = await prepare(plan, settings, files, accept, look).catch((error: unknown) => {
    throw explain(error, 'untouched');
  });
  const { staged, changes, journal, location, staging } = prepared;
  if (journal !== undefined) {
    try {
      files.flush(staging.folder);
      complete(journal, location, staging, files);
    } catch (error) {
      throw explain(error, 'interrupted');
    }
  }
  try {
    close(staging, files);
    remember(settings, prepared, files);
  } catch (error) {
    throw explain(error, 'published');
  }
  return {
    written: count(staged.fresh.map(({ path }) => path)),
    unchanged: count(staged.unchanged.keys()),
    removed: count([...changes.clears, ...changes.removals]),
  };
}

type Look = () => Promise<SeenSite | undefined>;

interface Prepared {
  location: Location;
  site: PublishedSite;
  staging: StagingFolder;
  staged: StagedFiles;
  changes: Changes;
  /** Written already; `undefined` when OUT_DIR holds the plan as it is. */
  journal: Journal | undefined;
  /** Fingerprints of folders that hold what they are to hold, where that is known. */
  folders: ReadonlyMap<string, string>;
}

/** Everything up to the decision for the new site; when it fails, nothing of it is left. */
async function prepare(
  plan: AsyncIterable<PlannedFile> | Iterable<PlannedFile>,
  settings: Settings,
  files: FileSystem,
  accept: (size: SiteSize) => void,
  look: Look,
): Promise<Prepared> {
  const recovery = recoverSite(locate(settings, files), files);
  const location = locate(settings, files);
  const seen = recovery === 'nothing' ? await look() : undefined;
  const site = isOf(location, seen) ? seen.site : readSite(settings, location, files);
  files.makeFolders(dirname(location.folder));
  try {
    const staging = openStaging(location, site, files);
    const staged = await stageFiles(plan, { site, location, staging }, files);
    accept(sizeOf(staged));
    staged.fresh.sort(byMove);
    const planned = [...staged.fresh.map(({ path }) => path), ...staged.unchanged.keys()];
    const changes = changesBetween(site.found, new Set(planned));
    const prepared = { location, site, staging, staged, changes };
    if (!differs(staged, changes))
      return { ...prepared, journal: undefined, folders: site.found.listed };
    const journal = journalFor(prepared, files);
    const folders =
      journal.kind === 'files'
        ? untouchedFolders(prepared)
        : madeFolders(new Set(planned.flatMap(foldersOf)), staging, files);
    commit(journal, staging, files);
    return { ...prepared, journal, folders };
  } catch (error) {
    try {
      for (const left of findStaging(location, files)) discard(left, files);
    } catch {
      // The first error says more, and the next command clears away what is left.
    }
    throw error;
  }
}

/** Only of a published site: what comes into any other folder is refused as late as possible. */
function isOf(location: Location, seen: SeenSite | undefined): seen is SeenSite {
  return seen?.site.state === 'published' && isDeepStrictEqual(seen.location, location);
}

function sizeOf({ fresh, unchanged }: StagedFiles): SiteSize {
  const size: SiteSize = { files: 0, bytes: 0, largest: { path: '', bytes: 0 } };
  const add = (path: string, bytes: number): void => {
    if (path === markerName) return;
    size.files += 1;
    size.bytes += bytes;
    const { largest } = size;
    const isFirst = bytes === largest.bytes && path < largest.path;
    if (bytes > largest.bytes || isFirst) size.largest = { path, bytes };
  };
  for (const { path, size: bytes } of fresh) add(path, bytes);
  for (const [path, { stat }] of unchanged) add(path, stat.size);
  return size;
}

function differs({ fresh }: StagedFiles, changes: Changes): boolean {
  return fresh.length > 0 || Object.values(changes).some((paths: string[]) => paths.length > 0);
}

function journalFor(
  { location, site, staging, staged, changes }: Omit<Prepared, 'journal' | 'folders'>,
  files: FileSystem,
): Journal {
  const { identity, link } = location;
  const { fresh } = staged;
  if (link !== undefined && isSwitched(location, site)) {
    makeTree(staged, location, staging, files);
    return planSwitch(staged, location, link, files);
  }
  if (site.state === 'published') {
    checkWritable(location.folder, site.found, fresh, changes, files);
    return { kind: 'files', identity, fresh, ...changes };
  }
  return { kind: 'tree', identity, names: topNames(fresh), fresh };
}

/** Folders that hold what they did when they were listed. */
function untouchedFolders({
  site,
  staged,
  changes,
}: Pick<Prepared, 'site' | 'staged' | 'changes'>): Map<string, string> {
  const touched = touchedFolders(staged.fresh, changes);
  return new Map([...site.found.listed].filter(([folder]) => !touched.has(folder)));
}

/** Folders of a whole new tree, but for those at its top: to be moved changes a folder, not what is in it. */
function madeFolders(
  folders: ReadonlySet<string>,
  staging: StagingFolder,
  files: FileSystem,
): Map<string, string> {
  const settled = Date.now() - TICK;
  return new Map(
    [...folders]
      .filter((folder) => folder.includes('/'))
      .map((folder) => [folder, lasting(files.stat(join(staging.tree, folder)), settled)]),
  );
}

/** What a new tree holds at its top: each name once, where the last of its files would come. */
function topNames(sorted: readonly FreshFile[]): string[] {
  const names = sorted.map(({ path }) => path.split('/', 1)[0] ?? path).reverse();
  return [...new Set(names)].reverse();
}

const ORDER: readonly FreshFile['group'][] = ['marker', 'asset', 'page', 'list'];

function byMove(a: FreshFile, b: FreshFile): number {
  return ORDER.indexOf(a.group) - ORDER.indexOf(b.group) || (a.path < b.path ? -1 : 1);
}

/** Records the site as it now stands, unless the record says so already. */
function remember(
  settings: Settings,
  { site, staged: { fresh, unchanged }, journal, folders }: Prepared,
  files: FileSystem,
): void {
  const isRecorded = ([path, { stat }]: [string, Known]): boolean =>
    site.recorded.get(path)?.fingerprint === stat.fingerprint;
  if (journal === undefined && [...unchanged].every(isRecorded)) return;
  const location = locate(settings, files);
  const known = new Map(unchanged);
  // A further hard link changes the fingerprint of the file.
  const changed = journal?.kind === 'link' ? [...fresh, ...digests(unchanged)] : fresh;
  for (const { path, digest } of changed) {
    const stat = files.stat(join(location.folder, path));
    if (stat === undefined) known.delete(path);
    else known.set(path, { digest, stat });
  }
  writeRecord(settings, location, { files: known, folders }, files);
}

function digests(known: ReadonlyMap<string, Known>): { path: string; digest: string }[] {
  return [...known].map(([path, { digest }]) => ({ path, digest }));
}

function count(paths: Iterable<string>): number {
  return [...paths].filter((path) => path !== markerName).length;
}
