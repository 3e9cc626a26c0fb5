import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { digestOf } from '../../../src/files/digest-of.ts';

/** Everything below a folder by path: a file as its size and SHA-256, an empty folder as `empty`. */
export function readTree(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const found = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(root, path), entry.isDirectory() ? stateOf(path) : fileState(path)];
  });
  return Object.fromEntries(found.filter(([, state]) => state !== 'full').sort());
}

/** All bytes of the files that `readTree` read. */
export function sizeOf(tree: Readonly<Record<string, string>>): number {
  return Object.values(tree).reduce((sum, state) => sum + (Number.parseInt(state, 10) || 0), 0);
}

/** The ordinary files below a folder, by their paths below it. */
export function filesIn(root: string): string[] {
  return Object.entries(readTree(root)).flatMap(([path, state]) => (state === 'empty' ? [] : path));
}

function stateOf(folder: string): string {
  return readdirSync(folder).length === 0 ? 'empty' : 'full';
}

function fileState(file: string): string {
  const bytes = readFileSync(file);
  return `${bytes.length} ${digestOf(bytes)}`;
}
