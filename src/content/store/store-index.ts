import { rmSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '../compare-text.ts';
import { readChecked, writeChecked } from '../../files/checked-file.ts';

/** So that an edit writes little, and no part comes near the longest string of the engine (512 MB). */
const PART_SIZE = 2048;

/** Entries by name in sealed files of some thousand each, of which only the changed ones are written. */
export class StoreIndex<Entry> {
  readonly #folder: string;
  readonly #fingerprint: string;
  readonly #parts: [string, Entry][][] = [];

  constructor(folder: string, fingerprint: string) {
    this.#folder = folder;
    this.#fingerprint = fingerprint;
  }

  /** Everything in the parts that are whole, up to the first that is not. */
  read(): Map<string, Entry> {
    for (;;) {
      const part = readChecked(this.#partFile(this.#parts.length), this.#fingerprint);
      if (part === undefined) break;
      this.#parts.push(part as [string, Entry][]);
    }
    return new Map(this.#parts.flat());
  }

  /** Writes the parts that differ from what was read; says whether any did. */
  write(entries: ReadonlyMap<string, Entry>): boolean {
    const sorted = [...entries].sort(([one], [other]) => compareText(one, other));
    const count = Math.ceil(sorted.length / PART_SIZE);
    let wrote = false;
    for (let number = 0; number < count; number += 1) {
      const part = sorted.slice(number * PART_SIZE, (number + 1) * PART_SIZE);
      if (isSame(part, this.#parts[number])) continue;
      writeChecked(this.#partFile(number), this.#fingerprint, part);
      wrote = true;
    }
    for (let number = count; number < this.#parts.length; number += 1) {
      rmSync(this.#partFile(number), { force: true });
      wrote = true;
    }
    return wrote;
  }

  #partFile(number: number): string {
    return path.join(this.#folder, `index-${String(number)}.json`);
  }
}

/** Entries that were taken over from the store are the very same objects. */
function isSame<Entry>(
  part: readonly [string, Entry][],
  before: readonly [string, Entry][] | undefined,
): boolean {
  return (
    part.length === before?.length &&
    part.every(([name, entry], at) => before[at]?.[0] === name && before[at][1] === entry)
  );
}
