import { lstat, readFile, realpath } from 'node:fs/promises';
import { extname, relative, resolve } from 'node:path';
import { digestOf } from '../../files/digest-of.ts';
import { hasCode } from '../../files/has-code.ts';
import { isLfsPointer, LFS_HINT } from '../../files/lfs-pointer.ts';
import { isDocument } from '../../files/media-types.ts';
import { isWithin } from '../../files/walk-folder.ts';
import { sniffFormat } from '../../media/container.ts';
import { inspectPicture } from '../../media/inspect-picture.ts';
import { checkLength, formats } from '../../media/picture.ts';

/** A file that may be brought in. */
export interface CheckedMedia {
  kind: 'picture' | 'document';
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
  /** The ending that its name needs, with the dot: that of what a picture really is. */
  ending: string;
  /** Pixels of a picture, as shown. */
  size?: { width: number; height: number };
}

/** Why a file stays out, as a sentence without its full stop. */
export interface RefusedMedia {
  reason: string;
}

/** Megabytes of a document: GitHub takes no larger file into a repository. */
const LARGEST_DOCUMENT = 100;

/**
 * Says what a file of an archive is, or why it may not be brought in. It must be an ordinary file below
 * one of `roots`, reached over no symbolic link, and pass what every picture of a site must. Documents
 * are known by their endings.
 */
export async function checkMedia(
  file: string,
  roots: readonly string[],
): Promise<CheckedMedia | RefusedMedia> {
  try {
    const astray = await checkPlace(file, roots);
    if (astray !== undefined) return refuse(astray);
    return await checkFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return refuse('The file is not there');
    if (error instanceof Error && 'code' in error)
      return refuse(`The file cannot be read (${String(error.code)})`);
    throw error;
  }
}

/** Why a file lies where none may be read; undefined for one that lies below a root. */
async function checkPlace(file: string, roots: readonly string[]): Promise<string | undefined> {
  const root = roots.find((one) => isWithin(resolve(file), resolve(one)));
  if (root === undefined) return 'It leads out of the archive';
  const stat = await lstat(file);
  if (stat.isSymbolicLink()) return 'It is a symbolic link, which is not followed';
  if (stat.isDirectory()) return 'It is a folder';
  if (!stat.isFile()) return 'It is no ordinary file';
  const below = relative(resolve(root), resolve(file));
  const isDirect = (await realpath(file)) === resolve(await realpath(root), below);
  return isDirect ? undefined : 'It lies behind a symbolic link, which is not followed';
}

async function checkFile(file: string): Promise<CheckedMedia | RefusedMedia> {
  const { size } = await lstat(file);
  const ending = extname(file).toLowerCase();
  if (isDocument(file)) {
    if (size > LARGEST_DOCUMENT * 1024 * 1024)
      return refuse(`The file is larger than ${LARGEST_DOCUMENT} MB`);
    return checkDocument(await readFile(file), ending);
  }
  const large = checkLength(size);
  if (large) return refuse(large.message);
  return checkPicture(await readFile(file), file, ending);
}

function checkDocument(bytes: Buffer, ending: string): CheckedMedia | RefusedMedia {
  if (bytes.length === 0) return refuse('The file is empty');
  if (isLfsPointer(bytes)) return refuse(lfsPointer('document'));
  // What servers answer in place of a file that they lack.
  if (/^(?:\uFEFF|\s)*<(?:!doctype\s+html|html)\b/i.test(bytes.toString('utf8', 0, 1024)))
    return refuse(`The file is a web page, though its name ends in ${ending}`);
  return { kind: 'document', digest: digestOf(bytes), ending };
}

async function checkPicture(
  bytes: Buffer,
  file: string,
  ending: string,
): Promise<CheckedMedia | RefusedMedia> {
  if (isLfsPointer(bytes)) return refuse(lfsPointer('picture'));
  const sniffed = bytes.length === 0 ? undefined : sniffFormat(bytes);
  if (sniffed && 'other' in sniffed && !NAMES_PICTURE.test(ending))
    return refuse(
      ending === ''
        ? 'The file is no picture, and its name has no ending'
        : `Files that end in ${ending} are neither pictures nor documents`,
    );
  const known = sniffed && 'format' in sniffed ? formats[sniffed.format].extensions : undefined;
  const isHonest = known === undefined || known.includes(ending.slice(1));
  const right = isHonest ? ending : `.${known[0]}`;
  const found = await inspectPicture(bytes, isHonest ? file : `picture${right}`);
  return 'message' in found
    ? refuse(found.message)
    : {
        kind: 'picture',
        digest: found.digest,
        ending: right,
        size: { width: found.width, height: found.height },
      };
}

/** Endings of pictures, those that no site shows among them. */
const NAMES_PICTURE =
  /^\.(?:jpe?g|jpe|jfif|png|gif|webp|avif|svg|bmp|tiff?|ico|hei[cf]|jxl|jp2|psd)$/;

function lfsPointer(what: string): string {
  return `The file is a pointer of Git LFS, not the ${what} itself. ${LFS_HINT}`;
}

function refuse(reason: string): RefusedMedia {
  return { reason };
}
