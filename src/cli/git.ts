import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './run-command.ts';

/** A commit of the repository that contains a folder. */
export interface Commit {
  /** The repository's top folder. */
  root: string;
  /** Full hash. */
  hash: string;
}

/**
 * Resolves `ref` in the repository of a folder.
 *
 * @throws {UsageError} if `ref` names no commit or the folder is in no repository
 */
export function namedCommit(folder: string, ref: string): Commit {
  const root = tryGit(folder, ['rev-parse', '--show-toplevel']);
  if (root === undefined) throw new UsageError(`${folder} lies in no git repository`);
  const named = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const hash = tryGit(root, named);
  if (hash === undefined) throw new UsageError(`\`${ref}\` names no commit`);
  return { root, hash };
}

/**
 * Finds the merge base of HEAD and `ref`.
 *
 * @throws {UsageError} as `namedCommit` does, and if the two have no common history
 */
export function baseCommit(folder: string, ref: string): Commit {
  const commit = namedCommit(folder, ref);
  const hash = tryGit(commit.root, ['merge-base', 'HEAD', commit.hash]);
  if (hash === undefined)
    throw new UsageError(`HEAD and \`${ref}\` have no commit in common: fetch the whole history`);
  return { ...commit, hash };
}

/** Lists the paths below `root` that differ in the working tree, untracked files included. */
export function changedFiles({ root, hash }: Commit): Set<string> {
  const differing = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', hash, '--'];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z'];
  return new Set([...pathsIn(runGit(root, differing)), ...pathsIn(runGit(root, untracked))]);
}

/**
 * Writes the commit's files below some paths into a folder, as a checkout would. The repository and
 * its index stay unchanged.
 *
 * @param paths below `root`, with forward slashes; an empty path stands for all files
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

/** Path of a folder below the repository's top; undefined if it is outside or missing. */
export function pathInRepository({ root }: Commit, folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const lines = tryGit(folder, ['rev-parse', '--show-toplevel', '--show-prefix'])?.split('\n');
  if (lines?.[0] !== root) return undefined;
  return (lines[1] ?? '').replace(/\/$/, '');
}

function tryGit(folder: string, args: readonly string[]): string | undefined {
  try {
    return runGit(folder, args).trim();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const MAX_OUTPUT = 1024 * 1024 * 1024;

/** Throws a `UsageError` with the first line of git's own message. */
function runGit(
  folder: string,
  args: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: NodeJS.ProcessEnv } = {},
): string {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    input,
    maxBuffer: MAX_OUTPUT,
  });
  if (error) throw new UsageError(`git cannot be run (${error.message})`);
  if (status === 0) return stdout;
  const reason = stderr.trim().split('\n')[0] ?? '';
  throw new UsageError(
    `git ${args[0] ?? ''} failed: ${reason === '' ? `status ${status}` : reason}`,
  );
}

function pathsIn(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}
