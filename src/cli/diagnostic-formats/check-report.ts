import type { Diagnostic } from '../../content/diagnostic.ts';
import type { SourceLines } from './source-lines.ts';

/** What a check found, as every format prints it. */
export interface CheckReport {
  /** Sorted by file, line and column. */
  diagnostics: readonly Diagnostic[];
  /** Files on which the compiler got stuck, an internal fault. */
  stuck: readonly string[];
  /** How many files were read. */
  fileCount: number;
  /** Whether warnings fail as errors do. */
  strict: boolean;
  /** Path of a diagnostic's file as it is reached from the working folder, with forward slashes. */
  pathOf: (file: string) => string;
  sources: SourceLines;
}

/** What a format writes. Machine formats have standard output to themselves. */
export interface Printed {
  stdout: string;
  stderr: string;
}
