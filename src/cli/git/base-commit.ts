import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from '../arguments.ts';
import { runGit } from './run-git.ts';

/** A commit of the repository that a folder lies in. */
export interface BaseCommit {
  /** The repository's top folder. */
  root: string;
  /** Full hash. */
  hash: string;
}

/**
 * The commit from which the work in a folder departed: the merge base of HEAD and `ref`.
 *
 * @throws {WrongUse} for what names no commit, and without a history in common.
 */
export function baseCommit(folder: string, ref: string): BaseCommit {
  const root = runGit(folder, ['rev-parse', '--show-toplevel']).trim();
  const named = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = tryGit(root, named);
  if (commit === undefined) throw new WrongUse(`\`${ref}\` names no commit`);
  const hash = tryGit(root, ['merge-base', 'HEAD', commit]);
  if (hash === undefined)
    throw new WrongUse(`HEAD and \`${ref}\` have no commit in common: fetch the whole history`);
  return { root, hash };
}

/** Paths below `root` that differ from the commit in the working tree, untracked files included. */
export function changedFiles({ root, hash }: BaseCommit): Set<string> {
  const differing = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', hash, '--'];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z'];
  return new Set([...pathsIn(runGit(root, differing)), ...pathsIn(runGit(root, untracked))]);
}

/**
 * Writes the commit's files below some folders into another, as a checkout would. The paths are
 * below `root`, with forward slashes. The repository and its index stay as they are.
 */
export function exportCommit(
  { root, hash }: BaseCommit,
  folders: readonly string[],
  into: string,
): void {
  const environment = { GIT_INDEX_FILE: join(into, '.index') };
  runGit(root, ['read-tree', hash], { environment });
  const files = runGit(root, ['ls-files', '-z', '--', ...folders], { environment });
  const written = ['checkout-index', '--force', '--stdin', '-z', `--prefix=${into}/`];
  runGit(root, written, { environment, input: files });
}

/** Path of a folder below the repository's top, or undefined where it lies outside or is missing. */
export function pathInRepository({ root }: BaseCommit, folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const lines = tryGit(folder, ['rev-parse', '--show-toplevel', '--show-prefix'])?.split('\n');
  if (lines?.[0] !== root) return undefined;
  return (lines[1] ?? '').replace(/\/$/, '');
}

function tryGit(folder: string, words: readonly string[]): string | undefined {
  try {
    return runGit(folder, words).trim();
  } catch (fault) {
    if (fault instanceof WrongUse) return undefined;
    throw fault;
  }
}

function pathsIn(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}
