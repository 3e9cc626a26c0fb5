import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seal, unseal } from './seal.ts';

/**
 * Writes data behind its own checksum, by an atomic rename: a reader sees all of it or none.
 * `fingerprint` says which code and settings the data belongs to.
 */
export function writeSealed(file: string, fingerprint: string, data: unknown): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(temporary, seal(fingerprint, data));
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The data of a sealed file; undefined when it is missing, damaged or of another fingerprint. */
export function readSealed(file: string, fingerprint: string): unknown {
  try {
    return unseal(fingerprint, readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
