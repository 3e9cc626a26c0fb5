import { dirname, join, resolve } from 'node:path';
import { fromChecked, withChecksum } from '../../files/checked-file.ts';
import { digestOf } from '../../files/digest-of.ts';
import { hasCode } from '../../files/has-code.ts';
import { type Entry, walkFolder } from '../../files/walk-folder.ts';
import { nodeFileSystem, replaceFile, type FileSystem, type Stat } from './file-system.ts';
import { locate, type Location } from './location.ts';
import { foldersOf, markerLine, markerName, stagingName, type Settings } from './plan.ts';
import { PublishError } from './publish-error.ts';

/** The published site as it stands. */
export interface PublishedSite {
  /** `absent`: no such folder; `empty`: a folder with nothing in it. */
  state: 'absent' | 'empty' | 'published';
  found: Scan;
  /** Path → digest and fingerprint of the last build. */
  recorded: ReadonlyMap<string, { digest: string; fingerprint: string }>;
}

/** What a folder holds, by path below it, without the contents of files. */
export interface Scan {
  files: Map<string, Stat>;
  /** Symbolic links, sockets and the like, none of which a build writes. */
  others: Set<string>;
  /** Parents before their children. */
  folders: Set<string>;
  /** Fingerprint of each folder when it was listed, the root at ''; empty for one that had just changed. */
  listed: Map<string, string>;
}

/** A file as it was found and what its bytes are known to be. */
export interface Known {
  digest: string;
  stat: Stat;
}

/**
 * Looks at what OUT_DIR holds. Refuses a folder that holds files and was never published: it has
 * no marker, and CACHE_DIR knows nothing of it.
 */
export function readSite(settings: Settings, location: Location, files: FileSystem): PublishedSite {
  const { folder } = location;
  const nothing = emptyScan();
  if (location.identity === '') return { state: 'absent', found: nothing, recorded: new Map() };
  const names = files.list(folder).filter(({ name }) => !name.startsWith(stagingName));
  if (names.length === 0) return { state: 'empty', found: nothing, recorded: new Map() };
  const record = readRecord(settings, location, files);
  const marked = names.some(({ name, kind }) => name === markerName && kind === 'file');
  if (record === undefined && !(marked && isMarker(join(folder, markerName), files))) {
    throw foreign(folder, names[0]?.name ?? '');
  }
  const recorded = new Map(
    record?.files.map(([path, digest, fingerprint]) => [path, { digest, fingerprint }]),
  );
  return { state: 'published', found: scan(folder, record, files), recorded };
}

function emptyScan(): Scan {
  return { files: new Map(), others: new Set(), folders: new Set(), listed: new Map() };
}

/**
 * The digest of a published file, read only when the record does not know it; `undefined` where there
 * is no file, or one that may not be read and so is none of the build's.
 */
export function digestIn(
  site: PublishedSite,
  location: Location,
  path: string,
  files: FileSystem,
): Known | undefined {
  const stat = site.found.files.get(path);
  if (stat === undefined) return undefined;
  const recorded = site.recorded.get(path);
  if (recorded?.fingerprint === stat.fingerprint) return { digest: recorded.digest, stat };
  try {
    return { digest: digestOf(files.read(join(location.folder, path))), stat };
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM')) return undefined;
    throw error;
  }
}

/**
 * Leaves out what publishing keeps there for itself. Follows no link. A folder that is as it was recorded
 * has the entries that were recorded, and is not listed.
 */
function scan(root: string, record: SiteRecord | undefined, files: FileSystem): Scan {
  const found = emptyScan();
  const settled = Date.now() - TICK;
  const recorded = new Map(record?.folders);
  const entriesOf = record ? recordedEntries(record) : new Map<string, Entry[]>();
  const list = (folder: string): readonly Entry[] => {
    const path = folder.slice(root.length + 1);
    const stat = files.stat(folder);
    const fingerprint = lasting(stat, settled);
    found.listed.set(path, fingerprint);
    const isRecorded = fingerprint !== '' && recorded.get(path) === fingerprint;
    return isRecorded ? (entriesOf.get(path) ?? []) : files.list(folder);
  };
  const entries = walkFolder(root, { list, skips: (path) => path.startsWith(stagingName) });
  for (const { path, kind } of entries) {
    if (kind === 'folder') {
      found.folders.add(path);
      continue;
    }
    const stat = files.stat(`${root}/${path}`);
    if (stat === undefined) throw unreadable(`${root}/${path}`);
    if (stat.kind === 'file') found.files.set(path, stat);
    else found.others.add(path);
  }
  return found;
}

/**
 * What the last build left in OUT_DIR, kept in CACHE_DIR so that the next one need not read it: a file
 * counts as known when its fingerprint is still the same, and without a record every file is read.
 */
interface SiteRecord {
  entry: string;
  /** Inode number of the folder. */
  identity: string;
  /**
   * Path, digest and fingerprint, as a list so that no path is a key with a meaning. The fingerprint is
   * empty, and the file read next time, where a further change could have left it the same.
   */
  files: [path: string, digest: string, fingerprint: string][];
  /** Path and fingerprint of each folder when it held these files and folders, the root at ''; or empty. */
  folders: [path: string, fingerprint: string][];
}

const RECORD_TITLE = 'published-record 3';

/**
 * Of what changed this recently, in milliseconds, the fingerprint is not recorded: on coarse clocks a
 * further change within the same tick would leave it as it is.
 */
export const TICK = 50;

/** The fingerprint of what changed before a time; empty for what changed later or is not there. */
export function lasting(stat: Stat | undefined, settled: number): string {
  return stat !== undefined && stat.changed < settled ? stat.fingerprint : '';
}

/** What lies in each folder of a record. */
function recordedEntries({ files, folders }: SiteRecord): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  const add = (path: string, kind: Entry['kind']): void => {
    if (path === '') return;
    const end = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, end));
    const entry = { name: path.slice(end + 1), kind };
    const others = found.get(folder);
    if (others) others.push(entry);
    else found.set(folder, [entry]);
  };
  for (const [path] of folders) add(path, 'folder');
  for (const [path] of files) add(path, 'file');
  return found;
}

/** Names the site that the last build left: another name, another site. Empty where none is known. */
export function siteOnRecord({ cacheDir }: Settings, files: FileSystem = nodeFileSystem): string {
  return readText(recordPath({ cacheDir }), files).split('\n', 1)[0] ?? '';
}

/** Whether OUT_DIR holds what the last build left there, and nothing else. */
export function isAsLeft(settings: Settings, files: FileSystem = nodeFileSystem): boolean {
  return findAltered(settings, files) === undefined;
}

/**
 * The first that is missing, surplus or changed in OUT_DIR since the last build left it, as a path below
 * it: '' for the folder itself. `undefined` where all is as it was.
 */
export function findAltered(
  settings: Settings,
  files: FileSystem = nodeFileSystem,
): string | undefined {
  const location = locate(settings, files);
  const site = readSite(settings, location, files);
  const { found, recorded, state } = site;
  if (state !== 'published' || recorded.size === 0) return '';
  const folders = new Set([...recorded.keys()].flatMap(foldersOf));
  const [surplus] = [
    ...found.others,
    ...[...found.files.keys()].filter((path) => !recorded.has(path)),
    ...[...found.folders].filter((path) => !folders.has(path)),
  ];
  if (surplus !== undefined) return surplus;
  // Of a folder that is gone, a file is missing too.
  return [...recorded].find(
    ([path, { digest }]) => digestIn(site, location, path, files)?.digest !== digest,
  )?.[0];
}

/** The record of this location; `undefined` when there is none, or it is damaged or another's. */
export function readRecord(
  { cacheDir }: Settings,
  location: Location,
  files: FileSystem,
): SiteRecord | undefined {
  const text = readText(recordPath({ cacheDir }), files);
  const record = fromChecked(RECORD_TITLE, text) as SiteRecord | undefined;
  const isOurs = record?.entry === location.entry && record.identity === location.identity;
  return isOurs ? record : undefined;
}

/**
 * Writes the record whole or not at all. `folders` has fingerprints of folders from when they held what
 * they are to hold.
 */
export function writeRecord(
  { cacheDir }: Settings,
  location: Location,
  {
    files: known,
    folders,
  }: { files: ReadonlyMap<string, Known>; folders: ReadonlyMap<string, string> },
  files: FileSystem,
): void {
  const settled = Date.now() - TICK;
  const record: SiteRecord = {
    entry: location.entry,
    identity: location.identity,
    files: [...known].map(([path, { digest, stat }]) => [path, digest, lasting(stat, settled)]),
    folders: ['', ...new Set([...known.keys()].flatMap(foldersOf))].map((path) => [
      path,
      folders.get(path) ?? '',
    ]),
  };
  const path = recordPath({ cacheDir });
  files.makeFolders(dirname(path));
  replaceFile(path, Buffer.from(withChecksum(RECORD_TITLE, record)), files);
}

export function recordPath({ cacheDir }: Pick<Settings, 'cacheDir'>): string {
  return join(resolve(cacheDir), 'published.json');
}

function readText(path: string, files: FileSystem): string {
  try {
    return Buffer.from(files.read(path)).toString('utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return '';
    throw error;
  }
}

function isMarker(path: string, files: FileSystem): boolean {
  const text = Buffer.from(files.read(path)).toString('utf8');
  return text.split('\n', 1)[0] === markerLine;
}

function foreign(folder: string, name: string): PublishError {
  return new PublishError(
    'usage',
    `OUT_DIR (${folder}) holds files that no build wrote, \`${name}\` among them; publishing would remove them. Name another folder, or empty this one.`,
  );
}

function unreadable(path: string): PublishError {
  return new PublishError(
    'untouched',
    `Publishing failed: ${path} is listed in its folder but cannot be looked at; it vanished meanwhile, or its name is not UTF-8. Remove it by hand if it is still there. The published site is as it was.`,
  );
}
