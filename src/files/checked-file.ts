import { readFileSync } from 'node:fs';
import { digestOf } from './digest-of.ts';
import { writeWhole } from './write-file.ts';

/**
 * Writes data as JSON behind its own checksum, by an atomic rename: a reader sees all of it or none.
 * `fingerprint` stands for the code and settings that the data belongs to.
 */
export function writeChecked(file: string, fingerprint: string, data: unknown): void {
  writeWhole(file, withChecksum(fingerprint, data));
}

/** The data of a checked file; `undefined` when it is missing, damaged or of another fingerprint. */
export function readChecked(file: string, fingerprint: string): unknown {
  try {
    return fromChecked(fingerprint, readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A value as text: a first line with a title and the SHA-256 of the rest, then the value as JSON. */
export function withChecksum(title: string, value: unknown): string {
  const body = JSON.stringify(value);
  return `${title} ${digestOf(body)}\n${body}`;
}

/** The value; `undefined` when a byte is missing or changed, or the title is another. */
export function fromChecked(title: string, text: string): unknown {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== `${title} ${digestOf(body)}`) return undefined;
  return JSON.parse(body) as unknown;
}
