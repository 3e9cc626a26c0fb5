import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_FILE } from '../../content/read-source.ts';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { decodeSource } from '../../content/source-text.ts';
import type { StuckFile } from '../../pipeline/compile/compile-content.ts';
import { displayPath } from '../display.ts';
import type { PageChanges } from '../review/changed-pages.ts';
import type { Suggest } from '../review/suggest-lines.ts';

interface Findings {
  /** The diagnostics to print, sorted by file, line and column. */
  diagnostics: readonly Diagnostic[];
  /** The diagnostics that the summary counts; all that are printed by default. */
  counted?: readonly Diagnostic[];
  /** Number of files read. */
  fileCount: number;
  /** Files on which the compiler got stuck, which is an internal fault; none by default. */
  stuck?: readonly StuckFile[];
  /** Whether warnings fail as errors do; false by default. */
  strict?: boolean;
  /** What would mend a diagnostic; asked by formats that show it. By default nothing is known. */
  suggest?: Suggest;
  /** What a change does to pages; undefined where no change is looked at. */
  change?: PageChanges | undefined;
}

/** The input of every format. */
export interface CheckReport extends Required<Findings> {
  /** Turns the file of a diagnostic into a path from the working folder, with forward slashes. */
  pathOf: (file: string) => string;
  sources: SourceLines;
}

/** The output of a format. Formats for programs have standard output to themselves. */
export interface Printed {
  stdout: string;
  stderr: string;
}

/** Completes the findings for printing. Source lines are read when a format asks for them. */
export function checkReport(findings: Findings, contentDir: string): CheckReport {
  return {
    counted: findings.diagnostics,
    stuck: [],
    strict: false,
    suggest: () => undefined,
    change: undefined,
    ...findings,
    pathOf: (file) => displayPath(file, contentDir),
    sources: new SourceLines(contentDir),
  };
}

/** Reads lines of files in the content folder on demand; keeps one file in memory. */
export class SourceLines {
  readonly #folder: string;
  #file: string | undefined;
  #lines: readonly string[] = [];

  constructor(contentDir: string) {
    this.#folder = contentDir;
  }

  /** Lines are numbered as in diagnostics. Undefined if the line or a readable file is missing. */
  at(file: string, line: number): string | undefined {
    if (file !== this.#file) {
      this.#lines = readLines(join(this.#folder, file));
      this.#file = file;
    }
    return this.#lines[line - 1];
  }
}

/** Empty for a file that is gone, too large or no text. */
function readLines(path: string): string[] {
  if (!/\.(?:md|mdx|ts)$/.test(path)) return [];
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > LARGEST_FILE) return [];
    return decodeSource(readFileSync(path)).text.split(/\r?\n/);
  } catch {
    return [];
  }
}
