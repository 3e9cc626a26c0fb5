import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from '../files/digest-of.ts';
import { hasCode } from '../files/has-code.ts';
import { writeWhole } from '../files/write-file.ts';
import type { PictureVariant } from './picture.ts';

export interface EncodedPicture {
  /** Path of the file in the cache. */
  path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

/**
 * Takes a variant from the cache folder, or encodes it and puts it there. A cached file counts only
 * when its bytes have the digest kept beside it.
 *
 * `source` is the picture, its path, or what draws it; only used when the variant must be encoded.
 * Rejects when the bytes read are not those that the variant was planned for, and with errors of the
 * file system.
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
  // The encoders take a while to load, and most builds need none.
  const { encodeVariant } = await import('./encode-variant.ts');
  const encoded = await encodeVariant(bytes, variant).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${nameOf(source, variant)} cannot be encoded: ${reason}`, { cause: error });
  });
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

function changedPicture(source: Uint8Array | string, variant: PictureVariant): Error {
  return new Error(`${nameOf(source, variant)} changed while the site was built. Build again`);
}

function nameOf(source: Parameters<typeof encodedPicture>[1], { file }: PictureVariant): string {
  return typeof source === 'string' ? source : `The source of ${file}`;
}
