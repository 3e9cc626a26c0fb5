import type { Headers } from './site-file.ts';

/**
 * A place that a site is deployed to; every path is below it. A file is replaced whole, wherever the
 * storage can do so. Each operation may be repeated, and rejects with a `DeployError` when it failed for
 * good.
 */
export interface Storage {
  /** As the person named it. */
  name: string;
  /** Whether it sends files with headers that are given when they are stored. */
  keepsHeaders: boolean;
  /** Whether it has folders that stay when their last file is gone. */
  hasFolders: boolean;
  /** How many operations may run at the same time. */
  width: number;
  /** The text of a small file; `undefined` where there is none. */
  read(path: string): Promise<string | undefined>;
  write(path: string, text: string): Promise<void>;
  /** Sends a file of the site; what arrived is compared with it. */
  send(path: string, headers: Headers): Promise<void>;
  /** In bytes; `undefined` where there is no such file. */
  sizeOf(path: string): Promise<number | undefined>;
  /** A file that is not there is fine. */
  remove(path: string): Promise<void>;
  /** One that is not there, or that holds something, is fine. */
  removeFolder(path: string): Promise<void>;
  /** What lies directly below it, in no order; nothing where there is no such place. */
  entries(): Promise<Entry[]>;
  /** Compares every file of the site with what lies there, and lists what else does. */
  compare(): Promise<Comparison>;
  /** Removes what sending left over. */
  tidy(): Promise<void>;
  close(): void;
}

export interface Entry {
  name: string;
  isFolder: boolean;
}

export interface Comparison {
  /** Paths of files that are as those of the site. */
  same: ReadonlySet<string>;
  /** Paths of files that the site does not have. */
  others: ReadonlySet<string>;
}
