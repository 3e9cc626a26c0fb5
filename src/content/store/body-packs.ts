import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { digestOf } from '../../files/digest-of.ts';

/** The bytes of a pack that are the HTML of one body. */
export interface BodyLocation {
  pack: string;
  /** In bytes from the pack's start. */
  offset: number;
  /** In bytes. */
  length: number;
  /** SHA-256 of those bytes, hexadecimal. */
  digest: string;
}

/** Thrown for a body that is not in the packs as it was written. */
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

  /** @throws {DamagedCache} unless the bytes are those that were written. */
  read(location: BodyLocation): string {
    const bytes = Buffer.allocUnsafe(location.length);
    try {
      const read =
        location.length === 0
          ? 0
          : readSync(this.#descriptor(location.pack), bytes, 0, location.length, location.offset);
      if (read !== location.length) throw new Error('the pack is too short');
    } catch (error) {
      throw new DamagedCache(`cannot read ${location.pack}`, { cause: error });
    }
    if (digestOf(bytes) !== location.digest) {
      throw new DamagedCache(`${location.pack} was changed`);
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

/** Appends bodies to one new pack file, which the first body creates. */
export class BodyWriter {
  readonly #folder: string;
  readonly #pack = `bodies-${randomUUID()}.pack`;
  #descriptor: number | undefined;
  #end = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  append(html: string): BodyLocation {
    if (this.#descriptor === undefined) {
      mkdirSync(this.#folder, { recursive: true });
      this.#descriptor = openSync(path.join(this.#folder, this.#pack), 'wx');
    }
    const bytes = Buffer.from(html);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.#descriptor, bytes, written);
    }
    const location = {
      pack: this.#pack,
      offset: this.#end,
      length: bytes.length,
      digest: digestOf(bytes),
    };
    this.#end += bytes.length;
    return location;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

/** Deletes the packs that are not in use. */
export function removeOtherPacks(folder: string, used: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.pack') && !used.has(name)) rmSync(path.join(folder, name), { force: true });
  }
}
