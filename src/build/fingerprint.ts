import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../content/compare-text.ts';
import { hasCode } from '../files/has-code.ts';

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
  for (const file of filesIn(root, place)) {
    const bytes = readFileSync(join(root, file));
    hash.update(`\0${file}\0${String(bytes.length)}\0`).update(bytes);
  }
}

function filesIn(root: string, place: string): string[] {
  try {
    return readdirSync(join(root, place), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
      .sort(compareText);
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return [place];
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
