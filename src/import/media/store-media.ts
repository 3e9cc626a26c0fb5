import { relative } from 'node:path';
import { isWithin } from '../../files/walk-folder.ts';
import type { ArchiveFile, Note, Place } from '../archive.ts';
import { hrefOfFile } from '../link-index.ts';
import { checkMedia, type CheckedMedia, type RefusedMedia } from './check-media.ts';
import { scaledDown } from './original-of.ts';
import { safePath, type TakenPaths } from './safe-path.ts';

interface Chosen {
  file: ArchiveFile;
  found: CheckedMedia | RefusedMedia;
}

interface MediaSink {
  copy: (from: string, file: string) => Promise<void> | void;
}

/**
 * Brings in the files that articles refer to: checked, under safe names, the same bytes once. In place
 * of a picture that was scaled down comes its original, where the archive has it.
 */
export class Media {
  readonly notes: Note[] = [];
  readonly #sink: MediaSink;
  readonly #takenPaths: TakenPaths;
  readonly #roots: readonly string[];
  /** Where each file lies now, below the content folder; undefined for one that stays out. */
  readonly #placed = new Map<ArchiveFile, string | undefined>();
  readonly #byDigest = new Map<string, string>();
  readonly #checks = new Map<ArchiveFile, Promise<CheckedMedia | RefusedMedia>>();
  readonly #byPath: ReadonlyMap<string, ArchiveFile>;

  /** @param roots absolute paths of the folders below which files may be read */
  constructor(
    sink: MediaSink,
    takenPaths: TakenPaths,
    { roots, files }: { roots: readonly string[]; files: readonly ArchiveFile[] },
  ) {
    this.#sink = sink;
    this.#takenPaths = takenPaths;
    this.#roots = roots;
    this.#byPath = new Map(files.map((file) => [file.file, file]));
  }

  get copied(): number {
    return this.#byDigest.size;
  }

  get used(): number {
    return this.#placed.size;
  }

  /** Brings files in, in their order; `hrefOf` knows them afterwards. */
  async bring(files: readonly ArchiveFile[]): Promise<void> {
    const fresh = [...new Set(files)].filter((file) => !this.#placed.has(file));
    const best = await Promise.all(fresh.map((file) => this.#best(file)));
    for (const [index, file] of fresh.entries()) {
      const chosen = best[index];
      if (!chosen) continue;
      const at = this.#placed.get(chosen.file) ?? (await this.#place(chosen.file, chosen.found));
      this.#placed.set(chosen.file, at);
      this.#placed.set(file, at);
      if (chosen.file === file || at === undefined) continue;
      const place = this.#placeInArchive(file);
      const subject = 'smaller copy of a picture';
      this.notes.push({ outcome: 'converted', subject, place, message: `${at} is its original` });
    }
  }

  /** The file itself, or the one that it was scaled down from; that has to be as large. */
  async #best(file: ArchiveFile): Promise<Chosen> {
    const scaled = scaledDown(file.file);
    for (const path of scaled?.originals ?? []) {
      const original = this.#byPath.get(path);
      const found = original && (await this.#check(original));
      if (!original || !found || !('size' in found) || !scaled) continue;
      if (found.size.width >= scaled.width && found.size.height >= scaled.height)
        return { file: original, found };
    }
    return { file, found: await this.#check(file) };
  }

  /** Once for each file, as an original may have many smaller copies. */
  #check(file: ArchiveFile): Promise<CheckedMedia | RefusedMedia> {
    const begun = this.#checks.get(file) ?? checkMedia(file.path, this.#roots);
    this.#checks.set(file, begun);
    return begun;
  }

  /** How `from` links to a file that was brought in; undefined for one that stays out. */
  hrefOf(file: ArchiveFile, from: string): string | undefined {
    const at = this.#placed.get(file);
    return at === undefined ? undefined : hrefOfFile(at, from);
  }

  async #place(file: ArchiveFile, found: CheckedMedia | RefusedMedia): Promise<string | undefined> {
    const place = this.#placeInArchive(file);
    if ('reason' in found) {
      const subject = 'picture or document that may not be published';
      this.notes.push({ outcome: 'left-out', subject, place, message: found.reason });
      return undefined;
    }
    const known = this.#byDigest.get(found.digest);
    if (known !== undefined) return known;
    const wished = withEnding(file.file, found);
    const at = safePath(wished, this.#takenPaths);
    if (at !== file.file)
      this.notes.push({ outcome: 'converted', subject: 'name of a file', place, message: at });
    await this.#sink.copy(file.path, at);
    this.#byDigest.set(found.digest, at);
    return at;
  }

  #placeInArchive({ path }: ArchiveFile): Place {
    const root = this.#roots.find((one) => isWithin(path, one)) ?? '';
    return { file: relative(root, path).replaceAll('\\', '/'), line: 1 };
  }
}

/** A name that ends as what the file is; the ending that it has may be that of another kind. */
function withEnding(wished: string, { kind, ending }: CheckedMedia): string {
  if (kind === 'document' || wished.toLowerCase().endsWith(ending)) return wished;
  return wished.replace(/(?<=[^/])\.[a-z]{1,4}$/i, '') + ending;
}
