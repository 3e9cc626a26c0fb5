import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../content/text.ts';
import { walkFolder } from '../files/walk-folder.ts';
import type { Note, Place } from './archive.ts';

/** A folder of a foreign site, as far as it may be read. */
export interface SourceFolder {
  /** Absolute path. */
  root: string;
  /** Paths of its ordinary files below it, by code unit. */
  files: readonly string[];
  /** Of links, which are not followed, and folders that cannot be listed. */
  notes: readonly Note[];
}

/** Lists a folder of a foreign site without what generators and version control keep there. */
export function openSourceFolder(root: string, generated: readonly string[]): SourceFolder {
  const files: string[] = [];
  const notes: Note[] = [];
  const leaveOut = (file: string, subject: string, message: string): void => {
    notes.push({ outcome: 'left-out', subject, place: { file, line: 1 }, message });
  };
  const entries = walkFolder(root, {
    skips: (path, name) =>
      name.startsWith('.') || name === 'node_modules' || generated.includes(path),
    failed: (path) => {
      leaveOut(path, 'folder that cannot be read', 'The system refuses to list it');
    },
  });
  for (const { path, kind } of entries) {
    if (kind === 'file') files.push(path);
    else if (kind !== 'folder')
      leaveOut(
        path,
        kind === 'link' ? 'symbolic link' : 'special file',
        'Only ordinary files are read, as a link may lead out of the archive',
      );
  }
  files.sort(compareText);
  notes.sort((one, other) => compareText(one.place.file, other.place.file));
  return { root, files, notes };
}

/** A text file of the folder. One that is not UTF-8 is read as Windows-1252, and noted. */
export function readSourceText(
  { root }: SourceFolder,
  file: string,
  note: (note: Note) => void,
): string {
  const bytes = readFileSync(join(root, file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    note({
      outcome: 'converted',
      subject: 'text that is not UTF-8',
      place: { file, line: 1 },
      message: 'It is read as Windows-1252; look at its accents and quotation marks',
    });
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Joins parts of a path inside the archive; undefined for one that leads out of it. */
export function pathInside(...parts: readonly string[]): string | undefined {
  const segments: string[] = [];
  for (const segment of parts.join('/').replaceAll('\\', '/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The order of notes in the account. */
export function comparePlaces(one: Place, other: Place): number {
  return compareText(one.file, other.file) || one.line - other.line;
}
