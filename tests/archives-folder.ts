import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env } from 'node:process';

const parts = ['corpora/18f', 'corpora/lostechies', 'corpora/gfm-spec/spec.txt', 'seeds'];

/**
 * The folder of archives that the archive tests read, that of `ARCHIVES_DIR`, as an absolute path:
 * tests run commands in folders of their own.
 *
 * @throws {Error} when it is not named, or lacks one of its parts
 */
export function archivesFolder(): string {
  const named = env.ARCHIVES_DIR;
  if (!named) throw new Error('ARCHIVES_DIR is not set. Name the folder that holds the archives.');
  const folder = resolve(named);
  for (const part of parts) {
    if (!existsSync(join(folder, part))) {
      throw new Error(`${join(folder, part)} is not there. ARCHIVES_DIR names the wrong folder.`);
    }
  }
  return folder;
}

/** Vitest calls it before the archive tests, so that a missing folder fails them all at once. */
export default function setup(): void {
  archivesFolder();
}
