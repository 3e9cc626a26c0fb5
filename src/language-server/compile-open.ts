import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFile } from '../content/compile-file.ts';
import type { CompiledFile, CompileOptions } from '../content/compiled-file.ts';
import { type SourceFile, unsavedSource } from '../content/list-content.ts';
import { LARGEST_FILE } from '../content/read-source.ts';

/** A compiled file, or why neither it nor a text in its place could be read. */
export type OpenCompilation =
  { kind: 'compiled'; file: CompiledFile } | { kind: 'unreadable'; reason: unknown };

/**
 * What the document of a path below the content folder is read as; undefined for one that no page is
 * made from, as a symbolic link.
 */
export function openSource(file: string, contentDir: string): SourceFile | undefined {
  const found = lstatSync(join(contentDir, file), { throwIfNoEntry: false });
  return found && !found.isFile() ? undefined : unsavedSource(file);
}

/** Compiles the text of an open document; without one the file on the disk. */
export function compileOpen(
  source: SourceFile,
  contentDir: string,
  text: string | undefined,
  options: CompileOptions,
): OpenCompilation {
  let saved: Uint8Array | undefined;
  try {
    saved = readFileSync(join(contentDir, source.file));
  } catch (reason) {
    if (text === undefined) return { kind: 'unreadable', reason };
  }
  const bytes = bytesOf(text, saved);
  return { kind: 'compiled', file: compileFile(source, bytes, options).compiled };
}

/**
 * The bytes that a document stands for: those of its file where an editor only showed them, so that
 * what it could not show, as bytes that are not UTF-8, is not taken for mended.
 */
function bytesOf(text: string | undefined, saved: Uint8Array | undefined): Uint8Array {
  if (text === undefined) return saved ?? new Uint8Array();
  const isShown =
    saved !== undefined &&
    saved.length <= LARGEST_FILE * 2 &&
    new TextDecoder().decode(saved) === text.replace(/^\uFEFF/, '');
  return isShown ? saved : Buffer.from(text);
}
