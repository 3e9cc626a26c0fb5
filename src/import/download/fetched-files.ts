import { mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decodePath } from '../../content/paths.ts';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import { digestOf } from '../../files/digest-of.ts';
import { hasCode } from '../../files/has-code.ts';
import { safePath } from '../media/safe-path.ts';

/** What became of a URL: the file that it is in, and the URL that gave it, or why there is none. */
export type Fetched = { path: string; url: string } | { reason: string };

const FINGERPRINT = 'fetched media 1';

type Known = { name: string; digest: string } | { reason: string };

/** A folder of files by the URLs that they come from, whole ones and those that were cut off. */
export class FetchedFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What is known of a URL from before; undefined where it has to be asked for. */
  find(url: URL): Fetched | undefined {
    const known = readChecked(this.#place(url, '.json'), FINGERPRINT) as Known | undefined;
    if (known === undefined || 'reason' in known) return known;
    const path = join(this.#place(url), known.name);
    return digestIn(path) === known.digest ? { path, url: url.href } : undefined;
  }

  /** Where a file grows until it is whole. */
  part(url: URL): string {
    mkdirSync(this.#folder, { recursive: true });
    return this.#place(url, '.part');
  }

  /** Bytes that have arrived, with what tells that they still belong to the file; none without that. */
  arrived(url: URL): { length: number; validator: string } | undefined {
    const validator = readChecked(this.#place(url, '.part.json'), FINGERPRINT);
    const length = statSync(this.#place(url, '.part'), { throwIfNoEntry: false })?.size ?? 0;
    return typeof validator === 'string' && length > 0 ? { length, validator } : undefined;
  }

  /** Begins a file anew; `validator` is its strong `ETag` or its `Last-Modified`. */
  begin(url: URL, validator: string | undefined): void {
    this.forget(url);
    if (validator !== undefined)
      writeChecked(this.#place(url, '.part.json'), FINGERPRINT, validator);
  }

  forget(url: URL): void {
    for (const ending of ['.part', '.part.json']) rmSync(this.#place(url, ending), { force: true });
  }

  /** Puts a whole file in its place; `keep` or `refuse` then says what it is. */
  finish(url: URL): string {
    const name = safePath(basename(decodePath(url.pathname)), new Set());
    const path = join(this.#place(url), name);
    rmSync(dirname(path), { recursive: true, force: true });
    mkdirSync(dirname(path), { recursive: true });
    renameSync(this.#place(url, '.part'), path);
    this.forget(url);
    return path;
  }

  keep(url: URL, path: string, digest: string): Fetched {
    this.#remember(url, { name: basename(path), digest });
    return { path, url: url.href };
  }

  /** Forgets a file that may not be brought in, and remembers why, so that it is not asked for again. */
  refuse(url: URL, reason: string): Fetched {
    rmSync(this.#place(url), { recursive: true, force: true });
    this.#remember(url, { reason });
    return { reason };
  }

  #remember(url: URL, known: Known): void {
    writeChecked(this.#place(url, '.json'), FINGERPRINT, known);
  }

  #place({ href }: URL, ending = ''): string {
    return join(this.#folder, digestOf(href).slice(0, 32) + ending);
  }
}

function digestIn(path: string): string | undefined {
  try {
    return digestOf(readFileSync(path));
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}
