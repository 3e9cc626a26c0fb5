import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_FILE } from '../../content/compiled-file.ts';
import { decodeSource } from '../../content/source-text.ts';

const TEXT = /\.(?:md|mdx|ts)$/;

/** Lines of the files that diagnostics name, read when they are asked for, one file at a time. */
export class SourceLines {
  readonly #folder: string;
  #file: string | undefined;
  #lines: readonly string[] = [];

  constructor(contentDir: string) {
    this.#folder = contentDir;
  }

  /** As the compiler counts them; undefined for a line that is not there, or of a file that is no text. */
  at(file: string, line: number): string | undefined {
    if (file !== this.#file) {
      this.#lines = readLines(join(this.#folder, file));
      this.#file = file;
    }
    return this.#lines[line - 1];
  }
}

/** A file that went away, or was never fit to be read, has no lines to show. */
function readLines(path: string): string[] {
  if (!TEXT.test(path)) return [];
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LARGEST_FILE) return [];
  try {
    return decodeSource(readFileSync(path)).text.split(/\r?\n/);
  } catch {
    return [];
  }
}
