import { join } from 'node:path';
import { readWithChecksum, writeWithChecksum } from '../../content/store/checksum.ts';

interface RenderedBefore {
  /** Digest of all that the page shows. */
  key: string;
  /** SHA-256 of its HTML. */
  digest: string;
}

/**
 * From what each page was rendered, by address. A missing or damaged manifest, or one of another
 * fingerprint, is empty: then every page is rendered.
 */
export class PageManifest {
  readonly #file: string;
  readonly #fingerprint: string;
  readonly #before: ReadonlyMap<string, RenderedBefore>;
  readonly #now = new Map<string, RenderedBefore>();
  #fresh = 0;

  constructor(cacheDir: string, fingerprint: string) {
    this.#file = join(cacheDir, 'pages.json');
    this.#fingerprint = fingerprint;
    const sealed = readWithChecksum(this.#file, fingerprint) as
      Record<string, RenderedBefore> | undefined;
    this.#before = new Map(Object.entries(sealed ?? {}));
  }

  /** Digest of the page's HTML, when it was rendered from the same. */
  reuse(address: string, key: string): string | undefined {
    const before = this.#before.get(address);
    if (before?.key !== key) return undefined;
    this.#now.set(address, before);
    return before.digest;
  }

  set(address: string, rendered: RenderedBefore): void {
    this.#now.set(address, rendered);
    this.#fresh += 1;
  }

  /** How many were rendered, and how many were not. */
  get counts(): { rendered: number; reused: number } {
    return { rendered: this.#fresh, reused: this.#now.size - this.#fresh };
  }

  save(): void {
    if (this.#fresh === 0 && this.#now.size === this.#before.size) return;
    writeWithChecksum(this.#file, this.#fingerprint, Object.fromEntries(this.#now));
  }
}
