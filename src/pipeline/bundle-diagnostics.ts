import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledFile } from '../content/compiled-file.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  sortDiagnostics,
  type Span,
} from '../content/diagnostics/diagnostic.ts';
import { tryRead } from '../files/try-read.ts';
import { isWithin } from '../files/walk-folder.ts';
import { importsReaching } from './compile/check-imports.ts';
import type { BundleFault } from './render/bundle-fault.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const HINT = 'Mend the code there';

/**
 * Faults of the bundler at the MDX articles that they are in, or that import a module which they are
 * in. Empty unless every fault is one of an article: what is wrong with the site's own code comes first.
 */
export function bundleDiagnostics(
  faults: readonly BundleFault[],
  files: readonly CompiledFile[],
  contentDir: string,
): Diagnostic[] {
  const found = faults.map((fault) =>
    inArticles({ ...fault, message: withoutFolders(fault.message, contentDir) }, files, contentDir),
  );
  if (found.some((ofFault) => ofFault.length === 0)) return [];
  // The bundler warns of what it then refuses.
  const byPlace = new Map(
    found.flat().map((one) => [`${one.file}:${String(one.line)}:${String(one.column)}`, one]),
  );
  return sortDiagnostics([...byPlace.values()]);
}

/** Names files of the content folder and of the project by their paths below it. */
function withoutFolders(message: string, contentDir: string): string {
  return [contentDir, relative(PROJECT, contentDir), PROJECT, '..']
    .reduce((text, folder) => text.replaceAll(`${folder.replace(/\/$/, '')}/`, ''), message)
    .replaceAll('\0', '')
    .replace(/^\S+:\d+:\d+: /, '');
}

function inArticles(
  fault: BundleFault,
  files: readonly CompiledFile[],
  contentDir: string,
): Diagnostic[] {
  const path = relative(contentDir, fault.file).replaceAll('\\', '/');
  if (path.endsWith('.mdx') && files.some(({ file }) => file === path)) {
    const message = `it cannot be built: ${fault.message}`;
    const text = String(tryRead(fault.file) ?? '');
    return [diagnosticIn(path, diagnose('mdx-code', placeOf(fault, text), message, HINT))];
  }
  const root = isWithin(fault.file, contentDir) ? contentDir : PROJECT;
  const name = relative(root, fault.file).replaceAll('\\', '/');
  const at = fault.line === undefined ? name : `${name}:${String(fault.line)}`;
  return importsReaching(fault.file, files, contentDir).map(({ file, specifier, ...span }) =>
    diagnosticIn(
      file,
      diagnose('mdx-code', span, `${specifier} cannot be built: ${fault.message}, in ${at}`, HINT),
    ),
  );
}

/** Where an article holds the name that a message quotes; its imports are looked at first. */
function placeOf({ line, message }: BundleFault, text: string): Span {
  const start = { line: 1, column: 1, length: 0 };
  if (line !== undefined) return { ...start, line };
  const name = /["'`]([^"'`\s]{1,200})["'`]/.exec(message)?.[1];
  if (name === undefined) return start;
  const isWord = (written: string, at: number): boolean =>
    at !== -1 &&
    !/[\w$]/.test(written[at - 1] ?? '') &&
    !/[\w$]/.test(written[at + name.length] ?? '');
  const places = text.split('\n').flatMap((written, index) => {
    const at = written.indexOf(name);
    if (!isWord(written, at)) return [];
    return [{ line: index + 1, column: at + 1, length: name.length, written }];
  });
  const { written: _, ...span } = places.find(({ written }) =>
    /^\s*(?:import|export)\b/.test(written),
  ) ??
    places[0] ?? { ...start, written: '' };
  return span;
}
