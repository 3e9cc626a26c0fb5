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

/** How many of the planned files were written, already right, and what was taken away. */
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
export const workshopName = '.publishing';
