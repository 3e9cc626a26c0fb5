import { PublishError } from './publish-error.ts';

/** Where a site is published, as absolute paths or relative to the working folder. */
export interface Settings {
  outDir: string;
  cacheDir: string;
}

/**
 * When a file takes its place: files named by content first, then pages, then the lists that
 * link to them, so that no reader is sent to something that is not there yet.
 */
export type Group = 'asset' | 'page' | 'list';

/** One file that the site is to hold. */
export interface PlannedFile {
  /** Below OUT_DIR, with forward slashes; `checkPath` says what is allowed. */
  path: string;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  digest: string;
  group: Group;
  /** Called or read only when the file has to be written. */
  content: (() => Promise<Uint8Array>) | { copyFrom: string };
}

/** How many of the planned files were written, how many were already right, and how many removed. */
export interface Outcome {
  written: number;
  unchanged: number;
  removed: number;
}

/** The file that says that a folder holds a published site. */
export const markerName = '.published';

/** What the marker begins with. */
export const markerLine = 'This folder is written by the build of a publication.';

/** The marker's whole text, the same for every site, so that it never makes two builds differ. */
export const markerText = `${markerLine}\nFiles put here by hand are removed by the next build.\n`;

/** Name, or ending of the name, of what publishing itself keeps while it works. */
export const stagingName = '.publishing';

/** Bytes that common file systems allow in one name. */
const LONGEST_SEGMENT = 255;
/** Leaves room for OUT_DIR within the 4,096 bytes that Linux allows. */
const LONGEST_PATH = 2048;

/**
 * Checks planned files one after the other: each path may be published, none comes twice, and
 * none is a file here and a folder there. Throws at the first that is wrong.
 */
export function planChecker(): (file: PlannedFile) => void {
  const files = new Set<string>();
  const folders = new Set<string>();
  return ({ path, digest }) => {
    const reason = checkPath(path);
    if (reason !== undefined) throw refused(path, reason);
    if (!/^[0-9a-f]{64}$/.test(digest)) throw refused(path, 'has no SHA-256 for a digest');
    if (files.has(path)) throw refused(path, 'comes twice');
    if (folders.has(path)) throw refused(path, 'is a folder of other files');
    for (const folder of foldersOf(path)) {
      if (files.has(folder)) throw refused(path, `lies below the file \`${folder}\``);
      folders.add(folder);
    }
    files.add(path);
  };
}

/**
 * Why a path cannot be published, as half a sentence; `undefined` for one that can. Such a path names
 * a file below OUT_DIR on every platform, and not one that publishing keeps there for itself.
 */
export function checkPath(path: string): string | undefined {
  if (path === '') return 'is empty';
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'holds a control character';
  if (path.includes('\\')) return 'holds a backslash';
  if (!path.isWellFormed()) return 'holds half a surrogate pair';
  if (Buffer.byteLength(path) > LONGEST_PATH) return `is longer than ${LONGEST_PATH} bytes`;
  const segments = path.split('/');
  const [first = ''] = segments;
  if (first === markerName || first.startsWith(stagingName)) return 'is kept for publishing itself';
  return segments.map(checkSegment).find((reason) => reason !== undefined);
}

function checkSegment(segment: string): string | undefined {
  if (segment === '') return 'holds an empty segment';
  if (segment === '.' || segment === '..') return `holds the segment \`${segment}\``;
  if (Buffer.byteLength(segment) > LONGEST_SEGMENT) {
    return `holds a segment of more than ${LONGEST_SEGMENT} bytes`;
  }
  return undefined;
}

/** The folders that a path lies in, the outermost first: `a` and `a/b` for `a/b/c`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}

function refused(path: string, reason: string): PublishError {
  return new PublishError(
    'usage',
    `A file of the site cannot be published: its path \`${path}\` ${reason}. The published site is as it was. Change the address or file name that leads to it.`,
  );
}
