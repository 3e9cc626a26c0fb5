import type { BigIntStats } from 'node:fs';

/** A file changed so short a time before it was read could change again unseen; milliseconds. */
const UNSETTLED = 2_000;

/** What the file system says of a file, which changes with its bytes. */
export function statOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino].join(' ');
}

/** Whether a file that began to be read at a time will have another state when it changes again. */
export function settledAt({ ctimeMs }: BigIntStats, startedAt: number): boolean {
  return startedAt - Number(ctimeMs) > UNSETTLED;
}
