import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tryRead } from '../files/try-read.ts';
import { filesIn, listFolder } from '../files/walk-folder.ts';
import { writeWhole } from '../files/write-file.ts';

/** Of the folder in which files wait; a dot keeps it out of the content. */
const STAGING = '.import';
const PLAN = 'plan.json';
/** Files that are written at once. */
const MOST_AT_ONCE = 32;

/** The archive cannot be written here; nothing was changed. */
export class PlaceNotClean extends Error {
  override readonly name = 'PlaceNotClean';
  /** How to mend it. */
  readonly hint: string;
  readonly files: readonly string[];

  constructor(message: string, hint: string, files: readonly string[]) {
    super(message);
    this.hint = hint;
    this.files = files;
  }
}

/**
 * Files that are to come into a folder, all of them or none. They wait in a folder inside it, and are
 * moved into place when everything is there; what a run that was killed has moved already is taken
 * away again by the next.
 */
export class Staging {
  readonly #into: string;
  readonly #folder: string;
  readonly #made: boolean;
  readonly #folders = new Set<string>();
  /** Files that are being written. */
  readonly #writing = new Set<Promise<void>>();
  #failure: Error | undefined;

  constructor(into: string) {
    this.#into = into;
    this.#folder = join(into, STAGING);
    this.#undoUnfinished();
    this.#made = !existsSync(into);
    mkdirSync(join(this.#folder, 'files'), { recursive: true });
  }

  /** Begins to write a file; waits where many are being written. */
  async write(file: string, text: string): Promise<void> {
    this.#begin(writeFile(this.#pathOf(file), text, { flag: 'wx' }));
    if (this.#writing.size >= MOST_AT_ONCE) await Promise.race(this.#writing);
  }

  async copy(from: string, file: string): Promise<void> {
    this.#begin(copyFile(from, this.#pathOf(file)));
    if (this.#writing.size >= MOST_AT_ONCE) await Promise.race(this.#writing);
  }

  /** @throws {PlaceNotClean} naming the files that are there already */
  async finish(): Promise<void> {
    await Promise.all(this.#writing);
    if (this.#failure !== undefined) throw this.#failure;
    const waiting = join(this.#folder, 'files');
    const files = filesIn(waiting);
    const there = files.filter((file) => existsSync(join(this.#into, file)));
    if (there.length > 0)
      throw new PlaceNotClean(
        'files of the same names are there already',
        'Take them away, or name another folder with --into.',
        there,
      );
    writeWhole(join(this.#folder, PLAN), JSON.stringify(files));
    try {
      moveInto(waiting, this.#into);
    } catch (error) {
      this.#undoUnfinished();
      throw error;
    }
    rmSync(this.#folder, { recursive: true });
  }

  #begin(work: Promise<void>): void {
    const done: Promise<void> = work
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => {
        this.#writing.delete(done);
      });
    this.#writing.add(done);
  }

  #pathOf(file: string): string {
    const path = join(this.#folder, 'files', file);
    const folder = dirname(path);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    return path;
  }

  /** Takes everything away again that is not in its place. */
  async discard(): Promise<void> {
    await Promise.all(this.#writing);
    rmSync(this.#folder, { recursive: true, force: true });
    if (this.#made && existsSync(this.#into) && readdirSync(this.#into).length === 0)
      rmdirSync(this.#into);
  }

  /**
   * Without a plan nothing was moved; of a plan, what waits no longer is in its place. Where nothing
   * waits, everything is in its place, and people may have worked on it since.
   */
  #undoUnfinished(): void {
    const plan = tryRead(join(this.#folder, PLAN))?.toString('utf8');
    if (plan !== undefined && filesIn(join(this.#folder, 'files')).length > 0) {
      for (const file of JSON.parse(plan) as string[]) {
        if (existsSync(join(this.#folder, 'files', file))) continue;
        rmSync(join(this.#into, file), { force: true });
        removeEmptyFolders(this.#into, dirname(file));
      }
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Moves what a folder holds into another, whole folders where the other has none of the name. */
function moveInto(from: string, to: string): void {
  for (const { name, kind } of listFolder(from)) {
    if (kind === 'folder' && existsSync(join(to, name))) moveInto(join(from, name), join(to, name));
    else renameSync(join(from, name), join(to, name));
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let at = folder; at !== '.' && at !== ''; at = dirname(at)) {
    const path = join(root, at);
    if (!statSync(path, { throwIfNoEntry: false }) || readdirSync(path).length > 0) return;
    rmdirSync(path);
  }
}
