import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a file is to hold; null removes it. */
export type NewContent = string | Buffer | null;

/** Told to the person at whose disk it lies: which file is in the way, and what state all are in. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';
}

interface Change {
  path: string;
  content: NewContent;
  /** Where the new content waits: beside the file, under a name that no command reads. */
  draft: string;
  /** Absent for a file that is new. */
  before?: { bytes: Buffer; mode: number };
}

/**
 * Writes, replaces and removes files, all of them or none: every new content is on the disk before
 * the first file is touched, and takes its place by a rename. When one cannot, those before it get
 * their former bytes back. Modes stay; folders that are missing are made.
 *
 * @throws {CannotWrite} that names the file in the way, and any that could not be put back.
 */
export function writeAllOrNothing(files: ReadonlyMap<string, NewContent>): void {
  const changes: Change[] = [];
  const made: Change[] = [];
  let at = '';
  try {
    for (const [path, content] of files) {
      at = path;
      const change = prepare(path, content);
      changes.push(change);
      if (content !== null) writeDraft(change.draft, content, change.before?.mode);
    }
    for (const change of changes) {
      at = change.path;
      if (change.content === null) rmSync(at);
      else renameSync(change.draft, at);
      made.push(change);
    }
  } catch (fault) {
    const lost = made.reverse().flatMap(putBack);
    const reason = fault instanceof Error ? fault.message : String(fault);
    const state =
      lost.length === 0 ? 'every file is as it was' : `${lost.join(', ')} could not be put back`;
    throw new CannotWrite(`${at} cannot be written (${reason}); ${state}`, { cause: fault });
  } finally {
    for (const { draft } of changes) rmSync(draft, { force: true });
  }
}

function prepare(path: string, content: NewContent): Change {
  const name = `.${basename(path).slice(0, 60)}.${randomUUID()}.tmp`;
  const change = { path, content, draft: join(dirname(path), name) };
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    mkdirSync(dirname(path), { recursive: true });
    return change;
  }
  if (!stat.isFile()) throw new Error('it is no ordinary file');
  return { ...change, before: { bytes: readFileSync(path), mode: stat.mode & 0o7777 } };
}

/** Returns when the bytes are on the disk. */
function writeDraft(draft: string, content: string | Buffer, mode: number | undefined): void {
  const handle = openSync(draft, 'wx');
  try {
    if (mode !== undefined) fchmodSync(handle, mode);
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The path, when that is not possible. */
function putBack({ path, draft, before }: Change): string[] {
  try {
    if (before === undefined) rmSync(path, { force: true });
    else {
      writeDraft(draft, before.bytes, before.mode);
      renameSync(draft, path);
    }
    return [];
  } catch {
    return [path];
  }
}
