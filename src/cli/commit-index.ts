import { join } from 'node:path';
import type { EntryKind } from '../files/walk-folder.ts';
import { askGit, type Commit, pathsIn, runGit, runGitForBytes } from './git.ts';
import { UsageError } from './run-command.ts';

/** A file of a commit. */
export interface CommittedFile {
  /** Below the repository's top folder. */
  path: string;
  /** What a checkout makes of it. */
  kind: EntryKind;
  /** Hash of its bytes in the repository. */
  blob: string;
}

/**
 * The files of a commit, by way of an index that lies elsewhere: the repository and its own index stay
 * unchanged.
 */
export class CommitIndex {
  readonly #root: string;
  readonly #environment: NodeJS.ProcessEnv;

  /** @param folder is there; the index lies in it, below a name that begins with a dot */
  constructor({ root, hash }: Commit, folder: string) {
    this.#root = root;
    this.#environment = { GIT_INDEX_FILE: join(folder, '.index') };
    this.#git(['read-tree', hash]);
  }

  /**
   * Everything below some paths that a checkout writes.
   *
   * @param paths with forward slashes; an empty path stands for all files
   */
  files(paths: readonly string[]): CommittedFile[] {
    const specs = paths.map((path) => `:(top,literal)${path}`);
    const listed = pathsIn(this.#git(['ls-files', '--stage', '-z', '--', ...specs]));
    const makesLinks = this.#config().get('core.symlinks') !== 'false';
    return listed.flatMap((line): CommittedFile[] => {
      const [mode, blob = ''] = line.split(' ', 2);
      const path = line.slice(line.indexOf('\t') + 1);
      if (mode === SUBMODULE) return [];
      return [{ path, blob, kind: mode === LINK && makesLinks ? 'link' : 'file' }];
    });
  }

  /** Writes files into a folder, as a checkout would. */
  write(files: readonly CommittedFile[], into: string): void {
    const command = ['checkout-index', '--force', '--stdin', '-z', `--prefix=${into}/`];
    this.#git(command, separated(files));
  }

  /** Those of the files whose bytes a checkout may change: ends of lines, encodings, filters. */
  converted(files: readonly CommittedFile[]): CommittedFile[] {
    if (!isUnchanging(this.#config())) return [...files];
    const asked = this.#git(['check-attr', '--stdin', '-z', ...CONVERTING], separated(files));
    // Three fields for each: path, attribute, value.
    const fields = asked.split('\0');
    const paths = new Set<string>();
    for (let at = 0; at + 2 < fields.length; at += 3) {
      const [path = '', attribute, value = ''] = fields.slice(at, at + 3);
      const isLineFeed = attribute === 'eol' && value === 'lf';
      if (!isLineFeed && value !== 'unspecified' && value !== 'unset') paths.add(path);
    }
    return files.filter(({ path }) => paths.has(path));
  }

  /**
   * The bytes of files as they are in the repository, in the same order.
   *
   * @throws {UsageError} if git lacks any
   */
  bytes(files: readonly CommittedFile[]): Uint8Array[] {
    const input = files.map(({ blob }) => `${blob}\n`).join('');
    const output = runGitForBytes(this.#root, ['cat-file', '--batch'], { input });
    let at = 0;
    return files.map(({ path }) => {
      // `HASH blob SIZE`, the bytes, and the end of a line.
      const start = output.indexOf('\n', at) + 1;
      const header = output.toString('latin1', at, start).trimEnd();
      const size = Number(/^\S+ blob (\d+)$/.exec(header)?.[1]);
      if (Number.isNaN(size)) throw unreadableBlob(path, header);
      at = start + size + 1;
      return output.subarray(start, start + size);
    });
  }

  #config(): Map<string, string> {
    const command = ['config', '-z', '--get-regexp', String.raw`^core\.(autocrlf|eol|symlinks)$`];
    const { stdout } = askGit(this.#root, command);
    return new Map(
      pathsIn(stdout).map((entry) => {
        const [key = '', value = 'true'] = entry.split('\n', 2);
        return [key, value.toLowerCase()];
      }),
    );
  }

  #git(args: readonly string[], input = ''): string {
    return runGit(this.#root, args, { environment: this.#environment, input });
  }
}

/**
 * Writes the commit's files below some paths into a folder, as a checkout would.
 *
 * @param paths as `CommitIndex.files` takes them
 */
export function exportCommit(commit: Commit, paths: readonly string[], into: string): void {
  const index = new CommitIndex(commit, into);
  index.write(index.files(paths), into);
}

function unreadableBlob(path: string, answer: string): UsageError {
  return new UsageError(
    `git cannot read ${path} of the commit (${answer}): the repository is damaged, or its clone is not whole`,
  );
}

const LINK = '120000';
const SUBMODULE = '160000';

/** Attributes by which a checkout changes bytes, where lines end in a line feed. */
const CONVERTING = ['eol', 'ident', 'filter', 'working-tree-encoding'];

/** Whether lines end in a line feed wherever no attribute says otherwise, and links are links. */
function isUnchanging(config: ReadonlyMap<string, string>): boolean {
  return (
    process.platform !== 'win32' &&
    ['false', 'input'].includes(config.get('core.autocrlf') ?? 'false') &&
    ['lf', 'native'].includes(config.get('core.eol') ?? 'native') &&
    config.get('core.symlinks') !== 'false'
  );
}

function separated(files: readonly CommittedFile[]): string {
  return files.map(({ path }) => `${path}\0`).join('');
}
