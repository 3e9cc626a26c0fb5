import { rmSync } from 'node:fs';
import path from 'node:path';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import type { Compilation, CompiledFile } from '../compiled-file.ts';
import { lazy } from '../memoize.ts';
import { compareText } from '../text.ts';
import { type BodyLocation, BodyReader, BodyWriter, removeOtherPacks } from './body-packs.ts';

interface StoredFile {
  /** SHA-256 of the source's bytes. */
  digest: string;
  compiled: CompiledFile;
  location: BodyLocation;
}

const MOST_PACKS = 16;
/** Small enough that an edit writes little and a part is far shorter than the longest string (512 MB). */
const PART_SIZE = 2048;

/**
 * Compilations by file and digest of its bytes: facts in an index, HTML in packs. A missing, damaged or
 * foreign part of the index is as if its files were never compiled. The fingerprint stands for all that
 * a compilation depends on besides the bytes.
 */
export class ContentStore {
  readonly folder: string;
  readonly #index: StoreIndex;
  readonly #before: () => ReadonlyMap<string, StoredFile>;
  readonly #now = new Map<string, StoredFile>();
  readonly #writer: BodyWriter;

  constructor(cacheDir: string, fingerprint: string) {
    this.folder = path.join(cacheDir, 'content');
    this.#index = new StoreIndex(this.folder, fingerprint);
    this.#before = lazy(() => new Map(this.#index.parts().flat()));
    this.#writer = new BodyWriter(this.folder);
  }

  /** The earlier compilation of bytes with this digest, which is kept for the next run. */
  reuse(file: string, digest: string): CompiledFile | undefined {
    const stored = this.#before().get(file);
    if (stored?.digest !== digest) return undefined;
    this.#now.set(file, stored);
    return stored.compiled;
  }

  add(digest: string, { compiled, html }: Compilation): void {
    this.#now.set(compiled.file, { digest, compiled, location: this.#writer.append(html) });
  }

  locationOf(file: string): BodyLocation {
    const stored = this.#now.get(file);
    if (!stored) throw new Error(`${file} was not compiled`);
    return stored.location;
  }

  /** Writes what this run added or reused, and drops the rest. */
  save(): void {
    if (this.#packs().size > MOST_PACKS) this.#mergePacks();
    this.#writer.close();
    if (this.#index.write(this.#now)) removeOtherPacks(this.folder, this.#packs());
  }

  #packs(): Set<string> {
    return new Set([...this.#now.values()].map(({ location }) => location.pack));
  }

  #mergePacks(): void {
    const reader = new BodyReader(this.folder);
    for (const [file, stored] of this.#now) {
      const html = reader.read(stored.location);
      this.#now.set(file, { ...stored, location: this.#writer.append(html) });
    }
    reader.close();
  }
}

/** Entries by name, in files of `PART_SIZE` entries each, of which only changed ones are written. */
class StoreIndex {
  readonly #folder: string;
  readonly #fingerprint: string;
  /** All before the first that is missing or damaged, read when they are first asked for. */
  readonly parts = lazy(() => this.#read());

  constructor(folder: string, fingerprint: string) {
    this.#folder = folder;
    this.#fingerprint = fingerprint;
  }

  #read(): [string, StoredFile][][] {
    const parts: [string, StoredFile][][] = [];
    for (;;) {
      const part = readChecked(this.#partFile(parts.length), this.#fingerprint);
      if (part === undefined) return parts;
      parts.push(part as [string, StoredFile][]);
    }
  }

  /** Writes the parts that differ from what was read; returns whether any did. */
  write(entries: ReadonlyMap<string, StoredFile>): boolean {
    const sorted = [...entries].sort(([one], [other]) => compareText(one, other));
    const count = Math.ceil(sorted.length / PART_SIZE);
    const before = this.parts();
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
