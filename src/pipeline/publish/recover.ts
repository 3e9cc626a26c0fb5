import { dirname, join } from 'node:path';
import { digestOf } from '../../files/digest-of.ts';
import type { FileSystem } from './file-system.ts';
import { complete, readJournal, type Journal } from './journal.ts';
import type { Location } from './location.ts';
import { explain } from './publish-error.ts';
import { close, discard, findStaging, type StagingFolder } from './staging.ts';

/**
 * What an earlier build had left and what became of it. `nothing`: the site stood as that build
 * meant it. `finished`: the new site stands. `undone`: the old site stands, the new one had not
 * been decided. `damaged`: the disk lost what was to be published, as after a power failure; the
 * next build puts it right.
 */
export type Recovery = 'nothing' | 'finished' | 'undone' | 'damaged';

/** Finishes or undoes what an earlier build left. Only for who holds the build lock. */
export function recoverSite(location: Location, files: FileSystem): Recovery {
  const recoveries: Recovery[] = [];
  try {
    for (const staging of findStaging(location, files)) {
      recoveries.push(recoverOne(staging, location, files));
    }
  } catch (error) {
    throw explain(error, 'untouched');
  }
  return recoveries.find((recovery) => recovery !== 'nothing') ?? 'nothing';
}

function recoverOne(staging: StagingFolder, location: Location, files: FileSystem): Recovery {
  const journal = readJournal(staging, files);
  if (journal === undefined) {
    const begun =
      files.stat(staging.staged) !== undefined || files.stat(staging.tree) !== undefined;
    discard(staging, files);
    return begun ? 'undone' : 'nothing';
  }
  if (journal === 'damaged' || !isFor(journal, location, staging, files)) {
    discard(staging, files);
    return 'damaged';
  }
  try {
    complete(journal, location, staging, files);
    const whole = isThere(journal, location, files);
    close(staging, files);
    return whole ? 'finished' : 'damaged';
  } catch (error) {
    throw explain(error, 'interrupted');
  }
}

/** Whether OUT_DIR is still the one that the journal was written for. */
function isFor(
  journal: Journal,
  { identity, link }: Location,
  staging: StagingFolder,
  files: FileSystem,
): boolean {
  if (journal.kind === 'link') return link !== undefined;
  if (journal.identity !== '') return journal.identity === identity;
  const waiting = files.stat(staging.tree) !== undefined;
  return waiting === (identity === '');
}

/** Reads back what the journal put in place. */
function isThere(journal: Journal, { folder }: Location, files: FileSystem): boolean {
  const site = journal.kind === 'link' ? join(dirname(folder), journal.newName) : folder;
  for (const { path, digest, size } of journal.fresh) {
    const place = join(site, path);
    const stat = files.stat(place);
    if (stat?.kind !== 'file' || stat.size !== size) return false;
    if (digestOf(files.read(place)) !== digest) return false;
  }
  return true;
}
