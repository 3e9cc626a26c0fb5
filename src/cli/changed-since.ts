import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Diagnostic, sortDiagnostics } from '../content/diagnostics/diagnostic.ts';
import type { AssembledSite } from '../pipeline/assemble-site.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { silent } from '../pipeline/build-log.ts';
import { findMovedPages } from '../pipeline/moved-pages.ts';
import { lostPages, publishedPages } from '../pipeline/published-pages.ts';
import type { BuildSettings } from '../pipeline/settings.ts';
import { SourceLines } from './diagnostic-formats/check-report.ts';
import { exportCommit } from './commit-index.ts';
import { baseCommit, changedBelow, pathInRepository } from './git.ts';
import { printWaiting } from './progress.ts';
import { changedPages, type PageChanges } from './review/changed-pages.ts';
import { UsageError } from './run-command.ts';

export interface Change extends PageChanges {
  diagnostics: Diagnostic[];
}

/**
 * Selects the diagnostics that the change since `ref` caused, and lists the pages that it touches. The content of the merge base is
 * checked with the present rules, in a temporary folder. Pages that moved are those that the change
 * moved, whatever the last build had.
 *
 * @throws {UsageError}
 */
export async function changedSince(
  ref: string,
  site: AssembledSite,
  settings: BuildSettings,
): Promise<Change> {
  const { contentDir, publicDir } = settings;
  const base = baseCommit(contentDir, ref);
  const content = pathInRepository(base, contentDir);
  if (content === undefined) throw new UsageError(`${contentDir} is in no git repository`);
  const shared = pathInRepository(base, publicDir);
  const changed = changedBelow(base, contentDir);
  const folder = mkdtempSync(join(tmpdir(), 'check-base-'));
  try {
    exportCommit(base, [content, ...(shared === undefined ? [] : [shared])], folder);
    const then = {
      ...settings,
      contentDir: join(folder, content),
      publicDir: shared === undefined ? publicDir : join(folder, shared),
      // A cache of its own: a check drops the entries that it did not use.
      cacheDir: join(settings.cacheDir, 'base'),
    };
    const before = await checkSite(then, silent, printWaiting);
    const placed = before.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      file: presentFile(diagnostic.file, then.contentDir, contentDir),
    }));
    const published = publishedPages(before.publications);
    const moved = findMovedPages(published, site);
    const known = site.diagnostics.filter(({ code }) => code !== 'moved-page');
    const diagnostics = sortDiagnostics([...known, ...moved]);
    return {
      diagnostics: selectChanged(
        { diagnostics, lineOf: lineReader(contentDir) },
        { diagnostics: placed, lineOf: lineReader(then.contentDir) },
        (file) => changed.has(file),
      ),
      pages: changedPages(before.publications, site.publications),
      lost: lostPages(published, site).map(({ address }) => address),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file outside the content folder, such as the site's configuration, is the same in both states. */
function presentFile(file: string, contentThen: string, contentNow: string): string {
  if (!file.startsWith('../')) return file;
  return relative(contentNow, join(contentThen, file)).replaceAll('\\', '/');
}

function lineReader(contentDir: string): Findings['lineOf'] {
  const lines = new SourceLines(contentDir);
  return ({ file, line }) => lines.at(file, line);
}

/** The diagnostics of one state of the content. */
export interface Findings {
  diagnostics: readonly Diagnostic[];
  /** The text of the line that a diagnostic points at, if it can be read. */
  lineOf: (diagnostic: Diagnostic) => string | undefined;
}

/**
 * Selects all diagnostics of changed files and the new ones of other files. Two diagnostics are the
 * same if file, code, message and the text of their line are; line numbers do not count.
 */
export function selectChanged(
  now: Findings,
  before: Findings,
  isChanged: (file: string) => boolean,
): Diagnostic[] {
  const known = new Map<string, number>();
  for (const diagnostic of before.diagnostics) {
    const key = identityOf(diagnostic, before);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return now.diagnostics.filter((diagnostic) => {
    if (isChanged(diagnostic.file)) return true;
    const key = identityOf(diagnostic, now);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}

function identityOf(diagnostic: Diagnostic, { lineOf }: Findings): string {
  const { file, code, message } = diagnostic;
  const withoutLines = message.replace(/:\d+\b/g, '');
  return JSON.stringify([file, code, withoutLines, lineOf(diagnostic)?.trim()]);
}
