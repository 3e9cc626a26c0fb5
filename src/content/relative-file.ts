import path from 'node:path';
import { decodePath } from './decode-path.ts';

/**
 * The file that a relative path in another file leads to, below the content folder; begins with
 * `../` when it leads out of it. Both with forward slashes.
 */
export function relativeFile(from: string, written: string): string {
  return path.posix.join(path.posix.dirname(from), decodePath(written));
}
