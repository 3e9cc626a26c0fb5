import type { Compilation, CompiledFile } from '../compiled-file.ts';
import { lazy } from '../memoize.ts';
import { type BodyLocation, BodyReader, BodyWriter, removeOtherPacks } from './body-packs.ts';
import { storeFolder, type StoredFile, StoreIndex } from './store-index.ts';

const MOST_PACKS = 16;

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
    this.folder = storeFolder(cacheDir);
    this.#index = new StoreIndex(this.folder, fingerprint);
    this.#before = lazy(() => this.#index.entries());
    this.#writer = new BodyWriter(this.folder);
  }

  /** Whether an earlier run left anything, however old. */
  isThere(): boolean {
    return this.#index.isThere();
  }

  /** Reads what an earlier run left, as the first look-up would. */
  load(): void {
    this.#before();
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
