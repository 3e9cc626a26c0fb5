import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOKENS_FILE } from '../../pipeline/read-palette.ts';
import { askGit, identity, pathsIn, placeInRepository, refusal, runGit } from '../git.ts';
import { OWN_PATHS } from '../own-paths.ts';
import { UsageError } from '../run-command.ts';

export type Update = { lostTokens: readonly string[] } & (
  | { kind: 'known' }
  /** `files` counts what has changed in the working tree. */
  | { kind: 'merged'; commit: string; files: number }
  | { kind: 'conflicts'; commit: string; files: readonly string[] }
);

/**
 * Merges another copy of the project into the branch that is checked out. What is a publication's own
 * stays as it is: merged is a commit on top of the other's, in which those paths are as they were when
 * the two parted, so that to git the other side has left them alone.
 *
 * @throws {UsageError} where that cannot be done, with git's reason
 */
export function updateFrom(root: string, source: string, ref: string): Update {
  requireCleanRepository(root);
  const commit = fetchCommit(root, source, ref);
  const parted = askGit(root, ['merge-base', 'HEAD', commit]);
  if (parted.status !== 0)
    throw new UsageError(
      `${source} has no commit in common with this repository: docs/updating.md says what to do`,
    );
  const base = parted.stdout.trim();
  if (base === commit) return { kind: 'known', lostTokens: [] };
  const side = withoutOwn(root, commit, base);
  const merging = ['merge', '--no-commit', '--no-ff', '--no-verify', '--no-gpg-sign', side];
  const { status, stdout, stderr } = askGit(root, [...identity(root), ...merging]);
  const isMerging = askGit(root, ['rev-parse', '--verify', '--quiet', 'MERGE_HEAD']).status === 0;
  if (status !== 0 && !isMerging) throw refusal(merging, status, `${stderr}\n${stdout}`);
  const lostTokens = mergeTokens(root, { base, commit });
  const files = pathsIn(runGit(root, ['diff', '--name-only', '--diff-filter=U', '-z']));
  if (files.length > 0) return { kind: 'conflicts', commit, files, lostTokens };
  const changed = pathsIn(runGit(root, ['diff', '--cached', '--name-only', '-z', 'HEAD']));
  const message = `Update the code to ${commit.slice(0, 12)}`;
  runGit(root, [...identity(root), 'commit', '--no-verify', '--no-gpg-sign', '-m', message]);
  return { kind: 'merged', commit, files: changed.length, lostTokens };
}

function requireCleanRepository(root: string): void {
  const place = placeInRepository(root);
  if (place === undefined || realpathSync(place.root) !== realpathSync(root))
    throw new UsageError(
      `${root} is no git repository of its own: docs/updating.md says what to do`,
    );
  if (askGit(root, ['rev-parse', '--verify', '--quiet', 'MERGE_HEAD']).status === 0)
    throw new UsageError('A merge is under way: end it with git commit, or with git merge --abort');
  const changed = runGit(root, ['status', '--porcelain', '--untracked-files=no']).trim();
  if (changed !== '')
    throw new UsageError(
      'Some changes are not committed: commit them, or put them away (git stash)',
    );
}

function fetchCommit(root: string, source: string, ref: string): string {
  const remotes = runGit(root, ['remote']).split('\n');
  if (source === 'upstream' && !remotes.includes('upstream'))
    throw new UsageError(
      'No remote is named upstream: name the address of the project, or set it once (git remote add upstream ADDRESS)',
    );
  runGit(root, ['fetch', '--quiet', '--no-tags', '--end-of-options', source, ref]);
  return runGit(root, ['rev-parse', '--verify', 'FETCH_HEAD^{commit}']).trim();
}

/** Makes a commit that follows `commit`, in which `OWN_PATHS` are as in `base`. */
function withoutOwn(root: string, commit: string, base: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'update-'));
  try {
    const own = (hash: string, file: string, format: readonly string[]): string => {
      const environment = { GIT_INDEX_FILE: join(folder, file) };
      runGit(root, ['read-tree', hash], { environment });
      return runGit(root, ['ls-files', ...format, '-z', '--', ...OWN_PATHS], { environment });
    };
    const theirs = own(commit, 'theirs', []);
    const before = own(base, 'base', ['--stage']);
    const environment = { GIT_INDEX_FILE: join(folder, 'theirs') };
    const index = ['update-index', '-z'];
    runGit(root, [...index, '--force-remove', '--stdin'], { environment, input: theirs });
    runGit(root, [...index, '--index-info'], { environment, input: before });
    const tree = runGit(root, ['write-tree'], { environment }).trim();
    const message = `Leave out the publication of ${commit.slice(0, 12)}`;
    const words = ['commit-tree', '--no-gpg-sign', '-p', commit, '-m', message, tree];
    return runGit(root, [...identity(root), ...words]).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Brings the lines of both sides' tokens together, which are a publication's own and needed by the code; where both have changed one, that of the publication
 * stays.
 *
 * @returns custom properties of the other side that the result lacks
 */
function mergeTokens(root: string, { base, commit }: { base: string; commit: string }): string[] {
  const versions = ['HEAD', base, commit].map((hash) =>
    askGit(root, ['show', `${hash}:${TOKENS_FILE}`]),
  );
  // One that a side has moved or deleted is a conflict as any other.
  if (versions.some(({ status }) => status !== 0)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'update-'));
  try {
    const paths = versions.map(({ stdout }, index) => {
      const path = join(folder, `${index}.css`);
      writeFileSync(path, stdout);
      return path;
    });
    const merged = runGit(root, ['merge-file', '-p', '--ours', ...paths]);
    writeFileSync(join(root, TOKENS_FILE), merged);
    runGit(root, ['add', '--', TOKENS_FILE]);
    const known = propertiesOf(merged);
    return [...propertiesOf(versions.at(-1)?.stdout ?? '')].filter((name) => !known.has(name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function propertiesOf(css: string): Set<string> {
  return new Set([...css.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].map(([, name = '']) => name));
}
