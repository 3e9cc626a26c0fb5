import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import type { CompiledFile } from '../compiled-file.ts';
import { lazy } from '../memoize.ts';
import { compareText } from '../text.ts';
import type { BodyLocation } from './body-packs.ts';

export interface StoredFile {
  /** SHA-256 of the source's bytes. */
  digest: string;
  compiled: CompiledFile;
  location: BodyLocation;
}

/** Small enough that an edit writes little and a part is far shorter than the longest string (512 MB). */
const PART_SIZE = 2048;

export function storeFolder(cacheDir: string): string {
  return path.join(cacheDir, 'content');
}

/** Entries by name, in files of `PART_SIZE` entries each, of which only changed ones are written. */
export class StoreIndex {
  readonly #folder: string;
  readonly #fingerprint: string;
  readonly #parts = lazy(() => this.#read());

  constructor(folder: string, fingerprint: string) {
    this.#folder = folder;
    this.#fingerprint = fingerprint;
  }

  isThere(): boolean {
    return existsSync(this.#partFile(0));
  }

  /** Those of all parts before the first that is missing or damaged, which are read at the first call. */
  entries(): Map<string, StoredFile> {
    return new Map(this.#parts().flat());
  }

  /** Writes the parts that differ from what was read; returns whether any did. */
  write(entries: ReadonlyMap<string, StoredFile>): boolean {
    const sorted = [...entries].sort(([one], [other]) => compareText(one, other));
    const count = Math.ceil(sorted.length / PART_SIZE);
    const before = this.#parts();
    let wrote = false;
    for (let number = 0; number < count; number += 1) {
      const part = sorted.slice(number * PART_SIZE, (number + 1) * PART_SIZE);
      if (isSame(part, before[number])) continue;
      writeChecked(this.#partFile(number), this.#fingerprint, part);
      wrote = true;
    }
    for (let number = count; number < before.length; number += 1) {
      rmSync(this.#partFile(number), { force: true });
      wrote = true;
    }
    return wrote;
  }

  #read(): [string, StoredFile][][] {
    const parts: [string, StoredFile][][] = [];
    for (;;) {
      const part = readChecked(this.#partFile(parts.length), this.#fingerprint);
      if (part === undefined) return parts;
      parts.push(part as [string, StoredFile][]);
    }
  }

  #partFile(number: number): string {
    return path.join(this.#folder, `index-${String(number)}.json`);
  }
}

/** Compares by identity: a reused entry is the object that was read. */
function isSame(
  part: readonly [string, StoredFile][],
  before: readonly [string, StoredFile][] | undefined,
): boolean {
  return (
    part.length === before?.length &&
    part.every(([name, entry], at) => before[at]?.[0] === name && before[at][1] === entry)
  );
}
