import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureFile } from '../../content/article.ts';
import { digestOf } from '../../files/digest-of.ts';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import type { DiagnosticCode } from '../../content/diagnostics/diagnostic-codes.ts';
import { unreadable } from '../../content/unreadable.ts';
import { checkLength, type PictureDiagnostic, type PictureFacts } from '../../media/picture.ts';
import { settledAt, statOf } from './file-state.ts';

export interface Inspected {
  /** Undefined for a file that was not asked for. */
  facts: (picture: PictureFile) => PictureFacts | PictureFault | undefined;
}

/** Why a picture cannot be published; `unsafe-picture` without a code. */
export type PictureFault = PictureDiagnostic & { code?: DiagnosticCode };

interface Known {
  /** What the file system says of the file when it was read. */
  stat: string;
  digest: string;
  facts: PictureFacts | PictureFault;
}

interface Folders {
  contentDir: string;
  publicDir: string;
  cacheDir: string;
}

/** Reads every picture that was not read before, and says what each is. */
export async function inspectPictures(
  pictures: readonly PictureFile[],
  folders: Folders,
  fingerprint: string,
): Promise<Inspected> {
  const noteFile = join(folders.cacheDir, 'pictures.json');
  const before = (readChecked(noteFile, fingerprint) ?? {}) as Record<string, Known>;
  const byDigest = new Map(
    Object.entries(before).map(([key, known]) => [`${known.digest} ${key}`, known.facts]),
  );
  const now: Record<string, Known> = {};
  const settled: Record<string, Known> = {};
  for (const picture of pictures) {
    const key = keyOf(picture);
    if (now[key]) continue;
    const file = join(
      picture.root === 'content' ? folders.contentDir : folders.publicDir,
      picture.file,
    );
    const read = await inspect(file, before[key], (digest) =>
      byDigest.get(`${digest} ${key}`),
    ).catch((error: unknown) => {
      const known = { stat: '', digest: '', facts: unreadable('file', error) };
      return { known, settled: false };
    });
    now[key] = read.known;
    if (read.settled) settled[key] = read.known;
  }
  if (JSON.stringify(settled) !== JSON.stringify(before))
    writeChecked(noteFile, fingerprint, settled);
  return { facts: (picture) => now[keyOf(picture)]?.facts };
}

/** Rejects for a file that cannot be read. */
async function inspect(
  file: string,
  known: Known | undefined,
  factsOf: (digest: string) => Known['facts'] | undefined,
): Promise<{ known: Known; settled: boolean }> {
  const found = await lstat(file, { bigint: true });
  const stat = statOf(found);
  if (known?.stat === stat) return { known, settled: true };
  const large = checkLength(Number(found.size));
  if (large) return { known: { stat, digest: '', facts: large }, settled: true };
  const startedAt = Date.now();
  const bytes = await readFile(file);
  const digest = digestOf(bytes);
  const facts = factsOf(digest) ?? (await inspectAnew(bytes, file));
  return { known: { stat, digest, facts }, settled: settledAt(found, startedAt) };
}

function keyOf({ root, file }: PictureFile): string {
  return `${root}:${file}`;
}

/** The decoders are loaded when there is something to decode. */
async function inspectAnew(
  bytes: Uint8Array,
  file: string,
): Promise<PictureFacts | PictureDiagnostic> {
  const { inspectPicture } = await import('../../media/inspect-picture.ts');
  return inspectPicture(bytes, file);
}
