import { readFileSync } from 'node:fs';
import { digestOf } from '../../files/digest-of.ts';
import { writeWhole } from '../../files/write-whole.ts';

/** A value as JSON below a line that has the title and the SHA-256 of the JSON. */
export function withChecksum(title: string, value: unknown): string {
  const body = JSON.stringify(value);
  return `${title} ${digestOf(body)}\n${body}`;
}

/** Reads back what `withChecksum` gave; undefined when a byte is missing or changed, or the title is another. */
export function verifyChecksum(title: string, text: string): unknown {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== `${title} ${digestOf(body)}`) return undefined;
  return JSON.parse(body) as unknown;
}

/**
 * Writes data with its checksum by an atomic rename: a reader sees all of it or none. The fingerprint
 * stands for the code and settings that the data depends on.
 */
export function writeWithChecksum(file: string, fingerprint: string, data: unknown): void {
  writeWhole(file, withChecksum(fingerprint, data));
}

/** The data of a file; undefined when it is missing, damaged or of another fingerprint. */
export function readWithChecksum(file: string, fingerprint: string): unknown {
  try {
    return verifyChecksum(fingerprint, readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
