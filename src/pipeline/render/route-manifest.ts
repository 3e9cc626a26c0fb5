import { join } from 'node:path';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import type { Read } from './render-worker.ts';

/** What an address of the site was printed from. */
interface Printed {
  /** Digest of all that the text depends on besides the code. */
  key: string;
  /** SHA-256 of the text. */
  digest: string;
  /** Of an adopter's page: what it read. */
  reads?: readonly Read[];
  /** Of an adopter's page: what the check of the whole site wants of its text. */
  facts?: PageFacts;
}

/** What other pages and checks know of an adopter's page. */
export interface PageFacts {
  /** Addresses of its links, as written. */
  links: readonly string[];
  /** Whether search engines are to leave it out. */
  noindex: boolean;
}

/** Addresses that `getStaticPaths` of a route gave. */
interface KnownPaths {
  key: string;
  reads: readonly Read[];
  paths: readonly string[];
}

interface Stored {
  printed: Record<string, Printed>;
  paths: Record<string, KnownPaths>;
}

/**
 * From what each address was printed last time. A missing or damaged manifest, or one of another
 * fingerprint, is empty: everything is printed then.
 */
export class RouteManifest {
  readonly #file: string;
  readonly #fingerprint: string;
  readonly #before: ReadonlyMap<string, Printed>;
  readonly #pathsBefore: ReadonlyMap<string, KnownPaths>;
  readonly #now = new Map<string, Printed>();
  readonly #pathsNow = new Map<string, KnownPaths>();
  #fresh = 0;
  #changed = false;

  constructor(cacheDir: string, fingerprint: string) {
    this.#file = join(cacheDir, 'pages.json');
    this.#fingerprint = fingerprint;
    const stored = readChecked(this.#file, fingerprint) as Stored | undefined;
    this.#before = new Map(Object.entries(stored?.printed ?? {}));
    this.#pathsBefore = new Map(Object.entries(stored?.paths ?? {}));
  }

  /** What was printed at the address before, when it was printed from the same. */
  reuse(address: string, key: string | ((reads: readonly Read[]) => string)): Printed | undefined {
    const before = this.#before.get(address);
    if (before === undefined || !isKeptBy(before, key)) return undefined;
    this.#now.set(address, before);
    return before;
  }

  set(address: string, printed: Printed): void {
    this.#now.set(address, printed);
    this.#fresh += 1;
  }

  reusePaths(
    route: string,
    key: (reads: readonly Read[]) => string,
  ): readonly string[] | undefined {
    const before = this.#pathsBefore.get(route);
    if (before === undefined || !isKeptBy(before, key)) return undefined;
    this.#pathsNow.set(route, before);
    return before.paths;
  }

  setPaths(route: string, known: KnownPaths): void {
    this.#pathsNow.set(route, known);
    this.#changed = true;
  }

  /** How many addresses were printed, and how many were not. */
  get counts(): { rendered: number; reused: number } {
    return { rendered: this.#fresh, reused: this.#now.size - this.#fresh };
  }

  save(): void {
    const isSame =
      !this.#changed &&
      this.#fresh === 0 &&
      this.#now.size === this.#before.size &&
      this.#pathsNow.size === this.#pathsBefore.size;
    if (isSame) return;
    const stored: Stored = {
      printed: Object.fromEntries(this.#now),
      paths: Object.fromEntries(this.#pathsNow),
    };
    writeChecked(this.#file, this.#fingerprint, stored);
  }
}

/** Whether what was printed before has the key that it would have now. */
function isKeptBy(
  { key, reads = [] }: { key: string; reads?: readonly Read[] },
  now: string | ((reads: readonly Read[]) => string),
): boolean {
  return key === (typeof now === 'string' ? now : now(reads));
}
