import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import type { StuckFile } from '../../pipeline/compile/compile-content.ts';
import { pathFromHere } from '../path-from-here.ts';
import { SourceLines } from './source-lines.ts';

interface Findings {
  /** What is printed; sorted by file, line and column. */
  diagnostics: readonly Diagnostic[];
  /** What the summary counts, where only some of it is printed: a preview tells of changed files. */
  counted?: readonly Diagnostic[];
  /** How many files were read. */
  fileCount: number;
  /** Files on which the compiler got stuck, an internal fault; none without a word. */
  stuck?: readonly StuckFile[];
  /** Whether warnings fail as errors do; without a word they do not. */
  strict?: boolean;
}

/** What a command found in a content folder, as every format prints it. */
export interface CheckReport extends Required<Findings> {
  /** Path of a diagnostic's file as it is reached from the working folder, with forward slashes. */
  pathOf: (file: string) => string;
  sources: SourceLines;
}

/** What a format writes. Machine formats have standard output to themselves. */
export interface Printed {
  stdout: string;
  stderr: string;
}

/** The lines of the content folder are read as they are when it is printed. */
export function checkReport(findings: Findings, contentDir: string): CheckReport {
  return {
    counted: findings.diagnostics,
    stuck: [],
    strict: false,
    ...findings,
    pathOf: (file) => pathFromHere(file, contentDir),
    sources: new SourceLines(contentDir),
  };
}
