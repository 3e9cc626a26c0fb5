import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, Workplace } from './site-command.ts';

const place = new Workplace();
const slow = { timeout: 120_000 };
const named = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

function git(...args: string[]): void {
  const who = ['-c', 'user.name=E', '-c', 'user.email=e@example.org'];
  execFileSync('git', [...who, ...args], {
    cwd: place.folder,
    stdio: 'pipe',
    env: { ...process.env, ...named },
  });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(place.content, file)), { recursive: true });
  writeFileSync(join(place.content, file), text);
}

function commit(): void {
  git('add', '-A');
  git('commit', '-qm', 'state');
}

/** Lines without their messages. */
function check(...args: string[]): string[] {
  const { lines } = place.run('check', {}, ...args);
  return lines.slice(0, -1).map((line) => line.replace(/^(\S+ \S+ \S+) .*$/, '$1'));
}

beforeAll(() => {
  git('init', '-q', '-b', 'main');
  writeFileSync(join(place.folder, '.gitignore'), 'cache\nout\n');
  write('articles/old.md', article('', '[The rule](/gone/)\n\nText.'));
  write(
    'articles/links.md',
    article('', '[A](/target/#second-rule) [B](target.md)\n\n![C](../images/c.png)'),
  );
  write('articles/target.md', article('safeURL: /target/', '## Second rule\n\nText.'));
  write('images/c.png', 'no picture');
  commit();
  git('checkout', '-qb', 'work');
});

afterAll(() => {
  place.remove();
});

describe('check --changed', slow, () => {
  it('leaves out diagnostics that were there before, and does not fail on them', () => {
    expect(check()).not.toEqual([]);
    expect(check('--changed', 'main')).toEqual([]);
    expect(place.run('check', {}, '--changed', 'main', '--strict').status).toBe(0);
  });

  it('lists all diagnostics of changed files, untracked ones included', () => {
    write('articles/new.md', article('', '[The rule](/nowhere/)'));
    expect(check('--changed', 'main')).toEqual(['articles/new.md:7:12 warning broken-link']);
    commit();
    write('articles/old.md', article('', '[The rule](/gone/)\n\nMore text.'));
    expect(check('--changed', 'main')).toEqual([
      'articles/new.md:7:12 warning broken-link',
      'articles/old.md:7:12 warning broken-link',
    ]);
    commit();
    expect(check('--changed', 'HEAD')).toEqual([]);
  });

  it('names the old address of a page that the change moved', () => {
    renameSync(join(place.content, 'articles/old.md'), join(place.content, 'articles/older.md'));
    const { lines } = place.run('check', {}, '--changed', 'HEAD');
    expect(lines.find((line) => line.includes('moved-page'))).toMatch(
      /^articles\/older\.md:1:1 warning moved-page .* was (\/.*\/)old\/ and is \1older\/ now.*`aliases: \[\1old\/\]`/,
    );
    renameSync(join(place.content, 'articles/older.md'), join(place.content, 'articles/old.md'));
    expect(check('--changed', 'HEAD')).toEqual([]);
  });

  it('names what the change broke in files that it did not touch', () => {
    write('articles/target.md', article('safeURL: /target/', '## Another\n\nText.'));
    expect(check('--changed', 'HEAD')).toEqual(['articles/links.md:7:5 warning broken-anchor']);
    rmSync(join(place.content, 'articles/target.md'));
    expect(check('--changed', 'HEAD')).toEqual([
      'articles/links.md:7:5 warning broken-link',
      'articles/links.md:7:31 warning missing-file',
    ]);
    git('checkout', '-q', 'content/articles/target.md');
    write('articles/twin.md', article('safeURL: /target/'));
    expect(check('--changed', 'HEAD')).toEqual([
      'articles/links.md:7:5 warning broken-anchor',
      'articles/target.md:4:10 error duplicate-address',
      'articles/twin.md:4:10 error duplicate-address',
    ]);
    rmSync(join(place.content, 'articles/twin.md'));
  });

  it('compares with where the work departed, not with what others did since', () => {
    git('checkout', '-q', 'main');
    write('articles/old.md', article('', 'Text without a link.'));
    commit();
    git('checkout', '-q', 'work');
    expect(check('--changed', 'main')).toContain('articles/new.md:7:12 warning broken-link');
    expect(check('--changed', 'main')).toContain('articles/old.md:7:12 warning broken-link');
  });

  it.each([
    ['nowhere', '`nowhere` names no commit.'],
    ['--upload-pack=x', "Option '--changed' argument is ambiguous."],
    ['HEAD:content', '`HEAD:content` names no commit.'],
  ])('answers 2 for %s', (ref, line) => {
    const { status, lines } = place.run('check', {}, '--changed', ref);
    expect([status, lines[0]]).toEqual([2, line]);
  });

  it('leaves the repository as it was', () => {
    const state = (): string =>
      execFileSync('git', ['status', '--porcelain=v2', '--branch'], {
        cwd: place.folder,
      }).toString();
    write('articles/staged.md', article());
    git('add', 'content/articles/staged.md');
    const before = state();
    check('--changed', 'main');
    expect(state()).toBe(before);
  });
});

it('does so too where the content folder is the repository', slow, () => {
  const own = new Workplace();
  try {
    own.fill({ 'articles/a.md': article('', '[The rule](/gone/)') });
    const who = ['-c', 'user.name=E', '-c', 'user.email=e@example.org'];
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      [...who, 'commit', '-qm', 'state'],
    ])
      execFileSync('git', args, { cwd: own.content, env: { ...process.env, ...named } });
    writeFileSync(join(own.content, 'articles/b.md'), article('', '[The rule](/nowhere/)'));
    const { status, lines } = own.run('check', {}, '--changed', 'HEAD');
    expect([status, lines.length, lines[0]]).toEqual([
      0,
      2,
      expect.stringMatching(/^articles\/b\.md:7:12 warning broken-link /),
    ]);
  } finally {
    own.remove();
  }
});
