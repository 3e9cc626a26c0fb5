import { join, relative } from 'node:path';
import { sourceOf } from '../content/list-content.ts';
import { LARGEST_FILE, sourceReader } from '../content/read-source.ts';
import { entriesByFolder, isWithin, listFolder } from '../files/walk-folder.ts';
import type { ArchiveFiles } from '../pipeline/list-addresses.ts';
import type { CommitIndex, CommittedFile } from './commit-index.ts';

/** Sources that git is asked for at once: few processes, and little memory. */
const BATCH_FILES = 1000;

/**
 * Files of a commit as they would lie in `folder` if it were checked out there. Only sources that a checkout
 * would change are written; the others are read out of the repository, as to write 10,000 files takes longer
 * than all else.
 *
 * @param content the content folder, by its path in the repository
 */
export function committedArchive(
  index: CommitIndex,
  files: readonly CommittedFile[],
  { folder, content }: { folder: string; content: string },
): ArchiveFiles {
  const folders = entriesByFolder(files);
  const prefix = content === '' ? '' : `${content}/`;
  const sources = files.filter(
    ({ path, kind }) =>
      kind === 'file' && path.startsWith(prefix) && sourceOf(path.slice(prefix.length)),
  );
  const converted = index.converted(sources);
  index.write(converted, folder);
  const isWritten = new Set(converted.map(({ path }) => path));
  const readWritten = sourceReader(join(folder, content));
  const readCommitted = batchReader(
    sources.filter(({ path }) => !isWritten.has(path)),
    (batch) => index.bytes(batch),
  );
  return {
    list: (path) =>
      isWithin(path, folder)
        ? (folders.get(relative(folder, path).replaceAll('\\', '/')) ?? [])
        : listFolder(path),
    read: (file) => {
      const path = `${prefix}${file}`;
      if (isWritten.has(path)) return readWritten(file);
      return readCommitted(path).subarray(0, LARGEST_FILE + 1);
    },
  };
}

/** Reads files by their paths, and with each those that come after it. */
function batchReader(
  files: readonly CommittedFile[],
  read: (batch: readonly CommittedFile[]) => readonly Uint8Array[],
): (path: string) => Uint8Array {
  const places = new Map(files.map(({ path }, place) => [path, place]));
  let batch: readonly Uint8Array[] = [];
  let first = 0;
  return (path) => {
    const place = places.get(path);
    if (place === undefined) throw new Error(`${path} is none of the commit's sources`);
    if (batch[place - first] === undefined) {
      batch = read(files.slice(place, place + BATCH_FILES));
      first = place;
    }
    const bytes = batch[place - first];
    if (bytes === undefined) throw new Error(`${path} was not read`);
    return bytes;
  };
}
