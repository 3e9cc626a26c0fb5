import { closeSync, constants, openSync, readSync } from 'node:fs';
import path from 'node:path';

/** In bytes; the contents of a larger file are not read. */
export const LARGEST_FILE = 1024 * 1024;

/**
 * Reads sources below a folder, each whole or one byte more than is compiled. What it returns is valid
 * until the next call. A symbolic link is not followed. Throws errors of the file system.
 */
export function sourceReader(contentDir: string): (file: string) => Uint8Array {
  const buffer = Buffer.allocUnsafe(LARGEST_FILE + 1);
  return (file) => {
    const descriptor = openSync(
      path.join(contentDir, file),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    try {
      let length = 0;
      while (length < buffer.length) {
        const read = readSync(descriptor, buffer, length, buffer.length - length, null);
        if (read === 0) break;
        length += read;
      }
      return buffer.subarray(0, length);
    } finally {
      closeSync(descriptor);
    }
  };
}
