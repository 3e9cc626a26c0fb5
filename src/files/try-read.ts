import { readFileSync } from 'node:fs';

/** The bytes of a file; undefined for one that the file system refuses to read. */
export function tryRead(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
