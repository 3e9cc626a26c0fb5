import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from '../arguments.ts';
import { runGit } from './run-git.ts';

/** A commit of the repository that a folder lies in. */
export interface Commit {
  /** The repository's top folder. */
  root: string;
  /** Full hash. */
  hash: string;
}

/**
 * The commit that `ref` names in the repository of a folder.
 *
 * @throws {WrongUse} for what names no commit, and for a folder in no repository.
 */
export function namedCommit(folder: string, ref: string): Commit {
  const root = tryGit(folder, ['rev-parse', '--show-toplevel']);
  if (root === undefined) throw new WrongUse(`${folder} lies in no git repository`);
  const named = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const hash = tryGit(root, named);
  if (hash === undefined) throw new WrongUse(`\`${ref}\` names no commit`);
  return { root, hash };
}

/**
 * The commit from which the work in a folder departed: the merge base of HEAD and `ref`.
 *
 * @throws {WrongUse} as `namedCommit` does, and without a history in common.
 */
export function baseCommit(folder: string, ref: string): Commit {
  const commit = namedCommit(folder, ref);
  const hash = tryGit(commit.root, ['merge-base', 'HEAD', commit.hash]);
  if (hash === undefined)
    throw new WrongUse(`HEAD and \`${ref}\` have no commit in common: fetch the whole history`);
  return { ...commit, hash };
}

/** Paths below `root` that differ from the commit in the working tree, untracked files included. */
export function changedFiles({ root, hash }: Commit): Set<string> {
  const differing = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', hash, '--'];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z'];
  return new Set([...pathsIn(runGit(root, differing)), ...pathsIn(runGit(root, untracked))]);
}

/**
 * Writes what the commit has at some paths into a folder, as a checkout would. The paths are below
 * `root`, with forward slashes; an empty one stands for all. The repository and its index stay as
 * they are.
 */
export function exportCommit({ root, hash }: Commit, paths: readonly string[], into: string): void {
  const environment = { GIT_INDEX_FILE: join(into, '.index') };
  runGit(root, ['read-tree', hash], { environment });
  const files = runGit(
    root,
    ['ls-files', '-z', '--', ...paths.map((path) => `:(top,literal)${path}`)],
    { environment },
  );
  const written = ['checkout-index', '--force', '--stdin', '-z', `--prefix=${into}/`];
  runGit(root, written, { environment, input: files });
}

/** Path of a folder below the repository's top, or undefined where it lies outside or is missing. */
export function pathInRepository({ root }: Commit, folder: string): string | undefined {
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
