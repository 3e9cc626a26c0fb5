import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesIn } from '../files/walk-folder.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** SHA-256 of files and folders of the project, by their paths and bytes, with what else matters. */
export function fingerprintOf(places: readonly string[], ...settings: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, ...settings]));
  for (const place of places) addTo(hash, PROJECT, place);
  return hash.digest('hex');
}

/** SHA-256 of everything in a folder by paths and bytes; of an empty list where there is none. */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256');
  addTo(hash, folder, '');
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, root: string, place: string): void {
  for (const file of filesAt(root, place)) {
    const bytes = readFileSync(join(root, file));
    hash.update(`\0${file}\0${String(bytes.length)}\0`).update(bytes);
  }
}

function filesAt(root: string, place: string): string[] {
  const path = join(root, place);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return [place];
  return filesIn(path).map((file) => join(place, file));
}
