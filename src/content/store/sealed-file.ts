import { readFileSync } from 'node:fs';
import { writeWhole } from '../../files/write-whole.ts';
import { seal, unseal } from './seal.ts';

/**
 * Writes data behind its own checksum, by an atomic rename: a reader sees all of it or none.
 * `fingerprint` says which code and settings the data belongs to.
 */
export function writeSealed(file: string, fingerprint: string, data: unknown): void {
  writeWhole(file, seal(fingerprint, data));
}

/** The data of a sealed file; undefined when it is missing, damaged or of another fingerprint. */
export function readSealed(file: string, fingerprint: string): unknown {
  try {
    return unseal(fingerprint, readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
