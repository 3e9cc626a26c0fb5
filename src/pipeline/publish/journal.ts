import { checkPath } from './check-path.ts';
import type { Changes } from './changes.ts';
import type { FileSystem } from './file-system.ts';
import { markerName } from './plan.ts';
import { withChecksum, verifyChecksum } from '../../content/store/checksum.ts';
import type { FreshFile } from './stage.ts';
import type { Workshop } from './workshop.ts';

/**
 * What is still to be done until the new site stands. While a workshop has no journal the old
 * site is the site; from then on the new one is, and whoever comes next finishes it.
 */
export type Journal = MoveFiles | MoveTree | SwitchLink;

/** Files take their places in OUT_DIR one by one. */
export interface MoveFiles extends Changes {
  kind: 'files';
  /** Inode number of the folder that the changes are for. */
  identity: string;
  /** In the order of their moves. */
  fresh: FreshFile[];
}

/** A whole site is moved to where none was. */
export interface MoveTree {
  kind: 'tree';
  /** Empty when there is no folder: then the tree becomes it. */
  identity: string;
  /** What the tree holds at its top, in the order of the moves into an empty folder. */
  names: string[];
  fresh: FreshFile[];
}

/** A whole site is made beside the old one, and a symbolic link is switched to it. */
export interface SwitchLink {
  kind: 'link';
  /** What the link is to say. */
  text: string;
  /** Names of the two folders, side by side. */
  newName: string;
  oldName: string;
  fresh: FreshFile[];
}

const title = 'publication-journal 1';

/** Decides for the new site: afterwards the journal is there, whole and on the disk. */
export function commit(journal: Journal, workshop: Workshop, files: FileSystem): void {
  files.write(workshop.draft, Buffer.from(withChecksum(title, journal)));
  files.flush(workshop.draft);
  files.rename(workshop.draft, workshop.journal);
}

/** `undefined` when there is no journal, `damaged` when it is not as it was written. */
export function readJournal(
  workshop: Workshop,
  files: FileSystem,
): Journal | 'damaged' | undefined {
  if (files.stat(workshop.journal) === undefined) return undefined;
  const text = Buffer.from(files.read(workshop.journal)).toString('utf8');
  const journal = verifyChecksum(title, text) as Journal | undefined;
  return journal?.fresh.every(isInside) === true ? journal : 'damaged';
}

function isInside({ path }: FreshFile): boolean {
  return path === markerName || checkPath(path) === undefined;
}
