import { join, relative } from 'node:path';

/** Path of a file below the content folder as it is reached from the working folder. */
export function pathFromHere(file: string, contentDir: string): string {
  return relative(process.cwd(), join(contentDir, file)).replaceAll('\\', '/');
}
