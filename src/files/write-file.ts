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

/**
 * Replaces a file atomically: whoever reads it finds all of the old bytes or all of the new. Makes
 * missing folders. Leaves nothing behind when it throws.
 */
export function writeWhole(file: string, content: Uint8Array | string): void {
  replaceWhole(file, (draft) => {
    writeFileSync(draft, content);
  });
}

/** `writeWhole` of pieces one after the other, for what is large. */
export function writePieces(file: string, pieces: Iterable<Uint8Array>): void {
  replaceWhole(file, (draft) => {
    const handle = openSync(draft, 'wx');
    try {
      for (const piece of pieces) writeFileSync(handle, piece);
    } finally {
      closeSync(handle);
    }
  });
}

function replaceWhole(file: string, write: (draft: string) => void): void {
  const draft = draftOf(file);
  mkdirSync(dirname(file), { recursive: true });
  try {
    write(draft);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** What a file is to hold, and what it held when that was decided; `null` stands for no file. */
export interface Replacement {
  content: string | Buffer | null;
  before: string | Buffer | null;
}

/** Some files cannot be written. The message names the file in the way and the state of all. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';
}

interface Change {
  path: string;
  content: string | Buffer | null;
  draft: string;
  /** Absent for a file that is new. */
  before?: { bytes: Buffer; mode: number };
}

/**
 * Writes, replaces and removes files, all of them or none. Every new content is on the disk before
 * the first file is touched, and takes its place by a rename. When one cannot, or is no longer what it
 * was when its new content was decided, those before it get their former bytes back. Keeps modes;
 * makes missing folders.
 *
 * @throws {CannotWrite} names the file in the way, and any that could not be put back.
 */
export function writeAllOrNothing(files: ReadonlyMap<string, Replacement>): void {
  const changes: Change[] = [];
  const made: Change[] = [];
  let at = '';
  try {
    for (const [path, replacement] of files) {
      at = path;
      const change = prepare(path, replacement);
      changes.push(change);
      const { content } = replacement;
      if (content !== null) writeDraft(change.draft, content, change.before?.mode);
    }
    for (const change of changes) {
      at = change.path;
      requireUnchanged(readFound(at)?.bytes, change.before?.bytes ?? null);
      if (change.content === null) rmSync(at);
      else renameSync(change.draft, at);
      made.push(change);
    }
  } catch (error) {
    const lost = made.reverse().flatMap(putBack);
    const reason = error instanceof Error ? error.message : String(error);
    const state =
      lost.length === 0 ? 'every file is as it was' : `${lost.join(', ')} could not be put back`;
    throw new CannotWrite(`${at} cannot be written (${reason}); ${state}`, { cause: error });
  } finally {
    for (const { draft } of changes) rmSync(draft, { force: true });
  }
}

function prepare(path: string, { content, before }: Replacement): Change {
  const change = { path, content, draft: draftOf(path) };
  const found = readFound(path);
  requireUnchanged(found?.bytes, before);
  if (found) return { ...change, before: found };
  mkdirSync(dirname(path), { recursive: true });
  return change;
}

function readFound(path: string): Change['before'] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (!stat.isFile()) throw new Error('it is no ordinary file');
  return { bytes: readFileSync(path), mode: stat.mode & 0o7777 };
}

function requireUnchanged(found: Buffer | undefined, before: string | Buffer | null): void {
  const expected = typeof before === 'string' ? Buffer.from(before) : before;
  const isSame = found === undefined ? expected === null : expected?.equals(found) === true;
  if (!isSame) throw new Error('it was saved meanwhile: try again');
}

/** Where new content waits: beside the file, under a name that no command reads. */
function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID()}.tmp`);
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
