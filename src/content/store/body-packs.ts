import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { digestOf } from '../../files/digest-of.ts';

/** Where a body's HTML lies in the packs. */
export interface BodyPlace {
  pack: string;
  /** Bytes from the pack's start. */
  offset: number;
  /** Bytes. */
  length: number;
  /** SHA-256 of those bytes, hexadecimal. */
  digest: string;
}

/** A body that is not in the packs as it was written: the cache was damaged. */
export class DamagedCache extends Error {
  override readonly name = 'DamagedCache';
}

/** Reads bodies out of pack files, which stay open until `close`. */
export class BodyReader {
  readonly #folder: string;
  readonly #open = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The HTML at a place; throws `DamagedCache` unless it is what was written there. */
  read(place: BodyPlace): string {
    const bytes = Buffer.allocUnsafe(place.length);
    try {
      const read =
        place.length === 0
          ? 0
          : readSync(this.#descriptor(place.pack), bytes, 0, place.length, place.offset);
      if (read !== place.length) throw new Error('the pack is too short');
    } catch (error) {
      throw new DamagedCache(`cannot read ${place.pack}`, { cause: error });
    }
    if (digestOf(bytes) !== place.digest) {
      throw new DamagedCache(`${place.pack} was changed`);
    }
    return bytes.toString('utf8');
  }

  close(): void {
    for (const descriptor of this.#open.values()) closeSync(descriptor);
    this.#open.clear();
  }

  #descriptor(pack: string): number {
    let descriptor = this.#open.get(pack);
    if (descriptor === undefined) {
      descriptor = openSync(path.join(this.#folder, pack), 'r');
      this.#open.set(pack, descriptor);
    }
    return descriptor;
  }
}

/** Appends bodies to one new pack file, which is made when the first one comes. */
export class BodyWriter {
  readonly #folder: string;
  readonly #pack = `bodies-${randomUUID()}.pack`;
  #descriptor: number | undefined;
  #end = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  append(html: string): BodyPlace {
    if (this.#descriptor === undefined) {
      mkdirSync(this.#folder, { recursive: true });
      this.#descriptor = openSync(path.join(this.#folder, this.#pack), 'wx');
    }
    const bytes = Buffer.from(html);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.#descriptor, bytes, written);
    }
    const place = {
      pack: this.#pack,
      offset: this.#end,
      length: bytes.length,
      digest: digestOf(bytes),
    };
    this.#end += bytes.length;
    return place;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

/** Deletes the packs that nothing refers to any more. */
export function removeOtherPacks(folder: string, used: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.pack') && !used.has(name)) rmSync(path.join(folder, name), { force: true });
  }
}
