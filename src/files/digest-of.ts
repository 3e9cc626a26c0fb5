import { createHash, hash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal. */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}

/** SHA-256 of pieces one after the other, in lower-case hexadecimal. */
export function digestOfPieces(pieces: Iterable<Uint8Array>): string {
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece);
  return sum.digest('hex');
}
