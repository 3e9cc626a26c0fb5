import { noFacts } from './body/no-facts.ts';
import type { CompiledFile } from './compile-file.ts';
import type { SourceDiagnostic } from './diagnostics/diagnostic.ts';
import type { SourceFile } from './list-content.ts';
import { digestOf } from '../files/digest-of.ts';

/** Bytes; of a larger file nothing is read. */
export const LARGEST_FILE = 1024 * 1024;

/** A file of which nothing but its fault is known. */
export function refuseFile(source: SourceFile, fault: SourceDiagnostic): CompiledFile {
  return {
    ...source,
    spans: {},
    otherSpellings: [],
    fence: { line: 1, column: 1, length: 0 },
    body: noFacts(),
    bodyDigest: digestOf(''),
    diagnostics: [fault],
  };
}
