import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  baseCommit,
  changedBelow,
  firstCommitDates,
  namedCommit,
  pathInRepository,
  uncommittedBelow,
} from '../../src/cli/git.ts';

const folder = mkdtempSync(join(tmpdir(), 'git-'));
const repository = join(folder, 'origin');

function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=E', '-c', 'user.email=e@example.org', '-c', 'gc.auto=0'];
  return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function makeRepository(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'content'), { recursive: true });
  git(path, 'init', '-q', '-b', 'main');
  for (const text of ['one', 'two']) {
    writeFileSync(join(path, 'content/a.md'), text);
    git(path, 'add', '-A');
    git(path, 'commit', '-qm', text);
  }
  git(path, 'branch', 'first', 'HEAD~1');
  return path;
}

beforeAll(() => {
  makeRepository('origin');
});

beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a commit', () => {
  it('is found from any folder of its repository', () => {
    const { root, hash } = namedCommit(join(repository, 'content'), 'first');
    expect(hash).toBe(git(repository, 'rev-parse', 'first'));
    expect(pathInRepository({ root, hash }, join(repository, 'content'))).toBe('content');
    expect(pathInRepository({ root, hash }, folder)).toBeUndefined();
    expect(baseCommit(repository, 'first').hash).toBe(hash);
  });

  it('that is none is named', () => {
    expect(() => namedCommit(repository, 'nowhere')).toThrow(/^`nowhere` names no commit$/);
  });

  it('that a shallow clone lacks is said to be missing for that', () => {
    git(
      folder,
      'clone',
      '-q',
      '--depth',
      '1',
      '--no-single-branch',
      `file://${repository}`,
      'flat',
    );
    const flat = join(folder, 'flat');
    const hint = 'the clone is shallow. Fetch the whole history (git fetch --unshallow)';
    const old = git(repository, 'rev-parse', 'first');
    git(flat, 'update-ref', '-d', 'refs/remotes/origin/first');
    expect(() => namedCommit(flat, 'HEAD~1')).toThrow(`\`HEAD~1\` names no commit: ${hint}`);
    git(flat, 'fetch', '-q', '--depth', '1', 'origin', `+${old}:refs/heads/old`);
    expect(() => baseCommit(flat, 'old')).toThrow(
      `HEAD and \`old\` have no commit in common: ${hint}`,
    );
  });
});

describe('git itself', () => {
  it('that is not there is said so', () => {
    vi.stubEnv('PATH', join(folder, 'none'));
    expect(() => namedCommit(repository, 'HEAD')).toThrow(
      /^git cannot be run: it is not installed, or not in PATH$/,
    );
  });

  it('that refuses is quoted, with its advice', () => {
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(() => namedCommit(repository, 'HEAD')).toThrow(
      /^git rev-parse failed: detected dubious ownership in repository at '.*origin'\. To add an exception for this directory, call: git config --global --add safe\.directory .*origin$/,
    );
  });

  it('that finds its repository damaged is quoted', () => {
    const damaged = makeRepository('damaged');
    const objects = join(damaged, '.git/objects');
    for (const name of readdirSync(objects))
      rmSync(join(objects, name), { recursive: true, force: true });
    expect(() => namedCommit(damaged, 'HEAD')).toThrow(
      /^`HEAD` names [0-9a-f]{40}, which git cannot read \(.+\): the repository is damaged, or its clone is not whole$/,
    );
  });

  it('in no repository is no fault of git', () => {
    expect(() => namedCommit(folder, 'HEAD')).toThrow(/^\S+ lies in no git repository$/);
  });
});

it('changed files are told by their paths below a folder', () => {
  const commit = namedCommit(repository, 'first');
  writeFileSync(join(repository, 'content/new.md'), 'three');
  writeFileSync(join(repository, 'beside.md'), 'four');
  expect([...changedBelow(commit, join(repository, 'content'))].sort()).toEqual([
    '../beside.md',
    'a.md',
    'new.md',
  ]);
});

it('the day on which each file first came in is told by its path below a folder', () => {
  const path = makeRepository('dates');
  mkdirSync(join(path, 'content', 'later'));
  writeFileSync(join(path, 'content/later/b.md'), 'b');
  writeFileSync(join(path, 'outside.md'), 'c');
  git(path, 'add', '-A');
  vi.stubEnv('GIT_COMMITTER_DATE', '2019-03-04T05:06:07+02:00');
  git(path, 'commit', '-qm', 'three');
  vi.unstubAllEnvs();
  const first = git(path, 'log', '--reverse', '--format=%cI', '--', 'content/a.md').split('\n')[0];
  expect([...firstCommitDates(join(path, 'content'))]).toEqual([
    ['later/b.md', '2019-03-04T05:06:07+02:00'],
    ['a.md', first],
  ]);
  expect(firstCommitDates(folder).size).toBe(0);
});

it('what is not committed is told by its path below a folder', () => {
  const path = makeRepository('changes');
  expect(uncommittedBelow(join(path, 'content'))).toEqual([]);
  writeFileSync(join(path, 'content/a.md'), 'changed');
  writeFileSync(join(path, 'content/new file.md'), 'new');
  writeFileSync(join(path, 'outside.md'), 'c');
  expect(uncommittedBelow(join(path, 'content'))).toEqual(['a.md', 'new file.md']);
  expect(uncommittedBelow(folder)).toEqual([]);
});
