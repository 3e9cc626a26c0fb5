import type { Compilation, CompiledFile } from '../compiled-file.ts';
import { type StoredFile, storeFolder, StoreIndex } from './store-index.ts';

/**
 * What builds and checks have kept of their compilations, and what is added in this process: for commands
 * that write nothing and need no HTML. The fingerprint is that of `ContentStore`.
 */
export class LentCompilations {
  readonly #kept: ReadonlyMap<string, StoredFile>;
  readonly #added = new Map<string, CompiledFile>();

  constructor(cacheDir: string, fingerprint: string) {
    this.#kept = new StoreIndex(storeFolder(cacheDir), fingerprint).entries();
  }

  /** The earlier compilation of bytes with this digest. */
  reuse(file: string, digest: string): CompiledFile | undefined {
    const kept = this.#kept.get(file);
    return kept?.digest === digest ? kept.compiled : this.#added.get(keyOf(file, digest));
  }

  add(digest: string, { compiled }: Compilation): void {
    this.#added.set(keyOf(compiled.file, digest), compiled);
  }
}

function keyOf(file: string, digest: string): string {
  return `${digest} ${file}`;
}
