import { lstatSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import { type EncodedPicture, encodedPicture } from '../../media/encoded-picture.ts';
import type { PictureVariant } from '../../media/picture.ts';
import { settledAt, statOf } from './file-state.ts';

/** Takes an encoded picture from the cache, or makes it. */
export type TakePicture = (
  source: Parameters<typeof encodedPicture>[1],
  variant: PictureVariant,
) => Promise<EncodedPicture>;

/** What the file system said of a file in whose place the bytes had this SHA-256. */
interface Noted {
  stat: string;
  digest: string;
}

const TITLE = 'encoded pictures 1';

/** The encoded pictures of the cache. One that is as it was when its bytes were checked is not read again. */
export class EncodedFiles {
  readonly #folder: string;
  readonly #note: string;
  readonly #before: ReadonlyMap<string, Noted>;
  readonly #now = new Map<string, Noted>();

  constructor(cacheDir: string) {
    this.#folder = join(cacheDir, 'media');
    this.#note = join(cacheDir, 'encoded.json');
    const noted = readChecked(this.#note, TITLE) as Record<string, Noted> | undefined;
    this.#before = new Map(Object.entries(noted ?? {}));
  }

  readonly take: TakePicture = async (source, variant) => {
    const name = basename(variant.file);
    const path = join(this.#folder, name);
    const known = this.#before.get(name);
    const stat = currentStat(path);
    if (known !== undefined && stat === known.stat) {
      this.#now.set(name, known);
      return { path, digest: known.digest };
    }
    const encoded = await encodedPicture(this.#folder, source, variant);
    this.#now.set(name, { stat: stat ?? currentStat(path) ?? '', digest: encoded.digest });
    return encoded;
  };

  /** Notes what was taken, but for files that could have changed since without another state. */
  save(): void {
    const noted = [...this.#now].filter(
      ([name, one]) =>
        one === this.#before.get(name) || one.stat === settledStat(join(this.#folder, name)),
    );
    const isSame =
      noted.length === this.#before.size &&
      noted.every(([name, one]) => one === this.#before.get(name));
    if (!isSame) writeChecked(this.#note, TITLE, Object.fromEntries(noted));
  }
}

function currentStat(path: string): string | undefined {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && statOf(stat);
}

function settledStat(path: string): string | undefined {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && settledAt(stat, Date.now()) ? statOf(stat) : undefined;
}
