import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes JSON behind its own checksum, by an atomic rename: a reader sees all of it or none.
 * `fingerprint` says which code and settings the data belongs to.
 */
export function writeSealed(file: string, fingerprint: string, data: unknown): void {
  const json = JSON.stringify(data);
  const temporary = `${file}.${randomUUID()}.tmp`;
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(temporary, `${seal(fingerprint, json)}\n${json}`);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The data of a sealed file; undefined when it is missing, damaged or of another fingerprint. */
export function readSealed(file: string, fingerprint: string): unknown {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const end = content.indexOf('\n');
  const json = content.slice(end + 1);
  return content.slice(0, end) === seal(fingerprint, json) ? (JSON.parse(json) as unknown) : undefined;
}

function seal(fingerprint: string, json: string): string {
  return createHash('sha256').update(fingerprint).update('\0').update(json).digest('hex');
}
