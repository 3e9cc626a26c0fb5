import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { hasCode } from '../files/has-code.ts';
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
 * @throws {UsageError} if `ref` names no commit, the folder is in no repository, or git refuses
 */
export function namedCommit(folder: string, ref: string): Commit {
  const root = placeInRepository(folder)?.root;
  if (root === undefined) throw new UsageError(`${folder} lies in no git repository`);
  const named = ['rev-parse', '--verify', '--quiet', '--end-of-options'];
  const commit = askGit(root, [...named, `${ref}^{commit}`]);
  if (commit.status === 0) return { root, hash: commit.stdout.trim() };
  const hash = askGit(root, [...named, ref]).stdout.trim();
  const object = hash === '' ? undefined : askGit(root, ['cat-file', '-t', hash]);
  if (object && object.status !== 0)
    throw new UsageError(
      `\`${ref}\` names ${hash}, which git cannot read (${sentenceOf(object.stderr)}): the repository is damaged, or its clone is not whole${shallowNote(root)}`,
    );
  throw new UsageError(`\`${ref}\` names no commit${shallowNote(root)}`);
}

/**
 * Finds the merge base of HEAD and `ref`.
 *
 * @throws {UsageError} as `namedCommit` does, and if the two have no common history
 */
export function baseCommit(folder: string, ref: string): Commit {
  const commit = namedCommit(folder, ref);
  const asked = ['merge-base', 'HEAD', commit.hash];
  const { status, stdout, stderr } = askGit(commit.root, asked);
  if (status === 0) return { ...commit, hash: stdout.trim() };
  if (status !== 1) throw refusal(asked, status, stderr);
  const note = shallowNote(commit.root) || ': fetch the whole history';
  throw new UsageError(`HEAD and \`${ref}\` have no commit in common${note}`);
}

/** Lists the paths below `root` that differ in the working tree, untracked files included. */
function changedFiles({ root, hash }: Commit): Set<string> {
  const differing = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', hash, '--'];
  const untracked = ['ls-files', '--others', '--exclude-standard', '-z'];
  return new Set([...pathsIn(runGit(root, differing)), ...pathsIn(runGit(root, untracked))]);
}

/**
 * The changed files by their paths below a folder of the repository.
 *
 * @throws {UsageError} if the folder is in no repository, or in another
 */
export function changedBelow(commit: Commit, folder: string): Set<string> {
  const place = pathInRepository(commit, folder);
  if (place === undefined) throw new UsageError(`${folder} is in no git repository`);
  return new Set(
    [...changedFiles(commit)].map((path) => relative(place, path).replaceAll('\\', '/')),
  );
}

/**
 * Paths of files below a folder that differ from the last commit, untracked ones included; none for a
 * folder in no repository, or one that git ignores.
 */
export function uncommittedBelow(folder: string): string[] {
  const place = placeInRepository(folder);
  if (!place) return [];
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', '.'];
  const prefix = place.path === '' ? '' : `${place.path}/`;
  return pathsIn(runGit(folder, args)).map((entry) => entry.slice(3 + prefix.length));
}

/**
 * When a file first came into the repository, by its path below a folder, as ISO 8601; empty for a
 * folder in no repository.
 */
export function firstCommitDates(folder: string): Map<string, string> {
  const dates = new Map<string, string>();
  if (!placeInRepository(folder)) return dates;
  const args = ['log', '--diff-filter=A', '--name-only', '--no-renames', '--relative'];
  const log = runGit(folder, [...args, '--format=%x00%x00%cI%x00', '-z', '--', '.']);
  // Each commit is two empty fields, its date and the files; the newest commit comes first.
  for (const commit of log.split('\0\0\0').flatMap((part) => part.split(/\0\0(?=\d{4}-)/))) {
    const [date = '', ...files] = commit.split(/\0+\n?/).filter((field) => field !== '');
    for (const file of files) dates.set(file, date);
  }
  return dates;
}

/** Options by which git commits where nobody has told it who commits; none where somebody has. */
export function identity(folder: string): string[] {
  const isKnown = ['user.name', 'user.email'].every(
    (key) => askGit(folder, ['config', key]).stdout.trim() !== '',
  );
  return isKnown ? [] : ['-c', 'user.name=Publication', '-c', 'user.email=publication@localhost'];
}

/** Path of a folder below the repository's top; undefined if it is outside or missing. */
export function pathInRepository({ root }: Commit, folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const place = placeInRepository(folder);
  return place?.root === root ? place.path : undefined;
}

/** Undefined for a folder in no repository. */
export function placeInRepository(folder: string): { root: string; path: string } | undefined {
  const asked = ['rev-parse', '--show-toplevel', '--show-prefix'];
  const { status, stdout, stderr } = askGit(folder, asked);
  if (status !== 0) {
    if (stderr.includes('not a git repository')) return undefined;
    throw refusal(asked, status, stderr);
  }
  const [root = '', path = ''] = stdout.split('\n');
  return { root, path: path.replace(/\/$/, '') };
}

/** What to add to the news that something is not in a repository, as its clone is shallow. */
function shallowNote(root: string): string {
  const { stdout } = askGit(root, ['rev-parse', '--is-shallow-repository']);
  return stdout.trim() === 'true'
    ? ': the clone is shallow. Fetch the whole history (git fetch --unshallow)'
    : '';
}

const MAX_OUTPUT = 1024 * 1024 * 1024;

interface GitCall {
  input?: string;
  environment?: NodeJS.ProcessEnv;
}

/** @throws {UsageError} with git's own message and advice. */
export function runGit(folder: string, args: readonly string[], call: GitCall = {}): string {
  const { status, stdout, stderr } = askGit(folder, args, call);
  if (status === 0) return stdout;
  throw refusal(args, status, stderr);
}

/** @throws {UsageError} as `runGit` does */
export function runGitForBytes(
  folder: string,
  args: readonly string[],
  call: GitCall = {},
): Buffer {
  const { status, stdout, stderr } = callGit(folder, args, call);
  if (status === 0) return stdout;
  throw refusal(args, status, stderr.toString());
}

/** @throws {UsageError} if git cannot be run at all. */
export function askGit(
  folder: string,
  args: readonly string[],
  call: GitCall = {},
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = callGit(folder, args, call);
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

function callGit(
  folder: string,
  args: readonly string[],
  { input = '', environment = {} }: GitCall,
): { status: number | null; stdout: Buffer; stderr: Buffer } {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    // Messages are told apart by their words.
    env: { ...process.env, LC_ALL: 'C', ...environment },
    input,
    maxBuffer: MAX_OUTPUT,
  });
  if (!error) return { status, stdout, stderr };
  const reason = hasCode(error, 'ENOENT') ? 'it is not installed, or not in PATH' : error.message;
  throw new UsageError(`git cannot be run: ${reason}`);
}

export function refusal(
  args: readonly string[],
  status: number | null,
  stderr: string,
): UsageError {
  const said = sentenceOf(stderr);
  const command = `git ${args[0] ?? ''} failed`;
  return new UsageError(`${command}: ${said === '' ? `status ${status ?? 'unknown'}` : said}`);
}

/** Lines of git's message that are passed on: the first says what is wrong, others what to do. */
const MOST_LINES = 6;

/** The message as one sentence, without a final full stop. */
function sentenceOf(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const [first = '', ...advice] = lines.filter((line) => line !== '').slice(0, MOST_LINES);
  const said = first.replace(/^(?:fatal|error): /, '');
  return [said, ...(advice.length > 0 ? [advice.join(' ')] : [])].join('. ').replace(/\.$/, '');
}

export function pathsIn(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}
