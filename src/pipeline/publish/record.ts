import { dirname, join, resolve } from 'node:path';
import type { FileSystem, Stat } from './file-system.ts';
import type { Location } from './location.ts';
import type { Settings } from './plan.ts';
import { hasCode } from '../../files/has-code.ts';
import { withChecksum, verifyChecksum } from '../../content/store/checksum.ts';

/**
 * What the last build left in OUT_DIR, kept in CACHE_DIR so that the next one need not read it.
 * It only ever spares reading: a file counts as known when its fingerprint is still the same, and
 * without a record every file is read.
 */
export interface Record {
  entry: string;
  /** Inode number of the folder. */
  identity: string;
  /** Path → digest and fingerprint, as a list so that no path is a key with a meaning. */
  files: [path: string, digest: string, fingerprint: string][];
}

/** A file as it was found and what its bytes are known to be. */
export interface Known {
  digest: string;
  stat: Stat;
}

const title = 'published-record 1';

/**
 * A file changed this recently, in milliseconds, is not recorded: on coarse clocks a further
 * change within the same tick would leave its fingerprint as it is.
 */
const tick = 50;

/** The record of this location; `undefined` when there is none, or it is damaged or another's. */
export function readRecord(
  { cacheDir }: Settings,
  location: Location,
  files: FileSystem,
): Record | undefined {
  const text = readText(recordPath(cacheDir), files);
  const record = verifyChecksum(title, text) as Record | undefined;
  const ours = record?.entry === location.entry && record.identity === location.identity;
  return ours ? record : undefined;
}

/** Writes the record whole or not at all. */
export function writeRecord(
  { cacheDir }: Settings,
  location: Location,
  known: ReadonlyMap<string, Known>,
  files: FileSystem,
): void {
  const settled = Date.now() - tick;
  const record: Record = {
    entry: location.entry,
    identity: location.identity,
    files: [...known]
      .filter(([, { stat }]) => stat.changed < settled)
      .map(([path, { digest, stat }]) => [path, digest, stat.fingerprint]),
  };
  const path = recordPath(cacheDir);
  const draft = `${path}.new`;
  files.makeFolders(dirname(path));
  removeIfThere(draft, files);
  files.write(draft, Buffer.from(withChecksum(title, record)));
  files.rename(draft, path);
}

function recordPath(cacheDir: string): string {
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

function removeIfThere(path: string, files: FileSystem): void {
  if (files.stat(path) !== undefined) files.removeFile(path);
}
