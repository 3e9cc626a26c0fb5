import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from '../files/digest-of.ts';
import { hasCode } from '../files/has-code.ts';
import { writeWhole } from '../files/write-file.ts';
import { encodeVariant } from './encode-variant.ts';
import type { PictureVariant } from './picture.ts';

export interface EncodedPicture {
  /** Path of the file in the cache. */
  path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

/**
 * Takes a variant from the cache folder, or encodes it and puts it there. A cached file counts only
 * when its bytes have the digest kept beside it. `source` is the picture, the path to read it
 * from or what draws it, when it must be encoded; rejects when bytes that were read are not those the
 * variant was planned for.
 * Errors of the file system reject, but for a file that is not there yet.
 */
export async function encodedPicture(
  cacheFolder: string,
  source: Uint8Array | string | (() => Uint8Array),
  variant: PictureVariant,
): Promise<EncodedPicture> {
  const file = path.join(cacheFolder, path.posix.basename(variant.file));
  const cached = await wholeDigest(file);
  if (cached) return { path: file, digest: cached };
  const bytes = typeof source === 'function' ? source() : await readSource(source, variant);
  const encoded = await encodeVariant(bytes, variant);
  const digest = digestOf(encoded);
  writeWhole(file, encoded);
  writeWhole(digestFile(file), `${digest}\n`);
  return { path: file, digest };
}

async function readSource(
  source: Uint8Array | string,
  variant: PictureVariant,
): Promise<Uint8Array> {
  const bytes = typeof source === 'string' ? await readFile(source) : source;
  if (digestOf(bytes) !== variant.source) throw changedPicture(source, variant);
  return bytes;
}

async function wholeDigest(file: string): Promise<string | undefined> {
  const [bytes, note] = await Promise.all([readIfThere(file), readIfThere(digestFile(file))]);
  if (!bytes || !note) return undefined;
  const digest = digestOf(bytes);
  return note.toString('latin1') === `${digest}\n` ? digest : undefined;
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function digestFile(file: string): string {
  return `${file}.sha256`;
}

function changedPicture(source: Uint8Array | string, { file }: PictureVariant): Error {
  const which = typeof source === 'string' ? source : `The source of ${file}`;
  return new Error(`${which} changed while the site was built. Build again`);
}
