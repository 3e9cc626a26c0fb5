import path from 'node:path';
import type { Compilation, CompiledFile } from '../compile-file.ts';
import { BodyReader, BodyWriter, removeOtherPacks, type BodyPlace } from './body-packs.ts';
import { StoreIndex } from './store-index.ts';

interface StoredFile {
  /** SHA-256 of the source's bytes. */
  digest: string;
  compiled: CompiledFile;
  place: BodyPlace;
}

const MOST_PACKS = 16;

/**
 * What was compiled before, by file and digest of its bytes: facts in an index, HTML in packs apart
 * from it. A missing, damaged or foreign part of the index is as if its files were never compiled.
 * The fingerprint stands for all that a compilation depends on besides the bytes.
 */
export class ContentStore {
  readonly folder: string;
  readonly #index: StoreIndex<StoredFile>;
  readonly #before: ReadonlyMap<string, StoredFile>;
  readonly #now = new Map<string, StoredFile>();
  readonly #writer: BodyWriter;

  constructor(cacheDir: string, fingerprint: string) {
    this.folder = path.join(cacheDir, 'content');
    this.#index = new StoreIndex(this.folder, fingerprint);
    this.#before = this.#index.read();
    this.#writer = new BodyWriter(this.folder);
  }

  /** What the file compiled to when its bytes had this digest; it is kept for the next run. */
  reuse(file: string, digest: string): CompiledFile | undefined {
    const stored = this.#before.get(file);
    if (stored?.digest !== digest) return undefined;
    this.#now.set(file, stored);
    return stored.compiled;
  }

  add(digest: string, { compiled, html }: Compilation): void {
    this.#now.set(compiled.file, { digest, compiled, place: this.#writer.append(html) });
  }

  /** Where the HTML of a compiled file lies. */
  placeOf(file: string): BodyPlace {
    const stored = this.#now.get(file);
    if (!stored) throw new Error(`${file} was not compiled`);
    return stored.place;
  }

  /** Writes what this run used, and drops the rest. */
  save(): void {
    if (this.#packs().size > MOST_PACKS) this.#mergePacks();
    this.#writer.close();
    if (this.#index.write(this.#now)) removeOtherPacks(this.folder, this.#packs());
  }

  #packs(): Set<string> {
    return new Set([...this.#now.values()].map(({ place }) => place.pack));
  }

  #mergePacks(): void {
    const reader = new BodyReader(this.folder);
    for (const [file, stored] of this.#now) {
      const html = reader.read(stored.place);
      this.#now.set(file, { ...stored, place: this.#writer.append(html) });
    }
    reader.close();
  }
}
