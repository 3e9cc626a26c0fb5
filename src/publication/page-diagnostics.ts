import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';

/** What a preview adds to a page. */
export interface PreviewFrame {
  /** Absent where nothing is wrong with what the page shows. */
  diagnostics?: PageDiagnostics<DiagnosticNote>;
  /** The preview's own pages. */
  links: readonly { label: string; href: string }[];
}

/** Problems of the content as a preview shows them on top of a page. */
export interface PageDiagnostics<Found extends Diagnostic = Diagnostic> {
  /** As `2 problems in articles/2018/benefits.md`. */
  title: string;
  /** A sentence on what the page shows, where that is not the file as it is. */
  remark?: string;
  entries: readonly Found[];
  /** How many more there are that are not listed. */
  left: number;
}

/** A diagnostic with what a preview shows beside it. */
export interface DiagnosticNote extends Diagnostic {
  /** Of the element that shows it in full, on the page of its file. */
  id: string;
  /** Where it stands, if not here: beside its block further down, or on the page of its file. */
  href?: string;
  /** The line of the file that it is about. */
  source?: { before: string; marked: string; after: string };
  repairs: readonly OfferedRepair[];
}

/** A change to a file that the preview makes when its button is pressed. */
export interface OfferedRepair {
  title: string;
  /** Path of the file below the content folder. */
  file: string;
  /** SHA-256 of the file as it is, and as it will be. */
  before: string;
  after: string;
}

/** How many problems a page lists at most. */
export const MOST_LISTED = 20;

/** What is wrong with the files that a page shows; undefined when nothing is. */
export function diagnosticsOfPage<Found extends Diagnostic>(
  diagnostics: readonly Found[],
  files: readonly string[],
): PageDiagnostics<Found> | undefined {
  const found = diagnostics.filter(({ file }) => files.includes(file));
  return listed(found, `${counted(found.length, 'problem')} in ${files.join(', ')}`);
}

/** What keeps the site from being published; undefined when nothing does. */
export function diagnosticsOfSite<Found extends Diagnostic>(
  diagnostics: readonly Found[],
): PageDiagnostics<Found> | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const keeps = errors.length === 1 ? 'keeps' : 'keep';
  return listed(
    errors,
    `${counted(errors.length, 'error')} ${keeps} the site from being published`,
  );
}

function listed<Found extends Diagnostic>(
  found: readonly Found[],
  title: string,
): PageDiagnostics<Found> | undefined {
  if (found.length === 0) return undefined;
  const entries = found.slice(0, MOST_LISTED);
  return { title, entries, left: found.length - entries.length };
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
