import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const file = '.github/CODEOWNERS';
/** A new publication has none before it has owners. */
const hasOwners = existsSync(file);

/** Lines of `CODEOWNERS` in order: a pattern, and who owns what fits it. */
const rows = (hasOwners ? readFileSync(file, 'utf8') : '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [pattern = '', ...owners] = line.trim().split(/ +/);
    return { pattern, owners };
  });

/** As GitHub reads it: the last pattern that fits counts, with no owner too. */
function ownersOf(file: string): string[] {
  return rows.findLast(({ pattern }) => fits(pattern, file))?.owners ?? [];
}

/** Knows the three forms that the file uses; any other fits nothing, so that its files are unguarded. */
function fits(pattern: string, file: string): boolean {
  if (pattern === '*') return true;
  if (!/^\/[\w./-]+$/.test(pattern)) return false;
  return pattern.endsWith('/') ? `/${file}`.startsWith(pattern) : `/${file}` === pattern;
}

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  .split('\0')
  .filter((file) => file !== '');

const isArticle = (file: string): boolean =>
  file.startsWith('content/') && !file.startsWith('content/features/');

describe.runIf(hasOwners)('CODEOWNERS', () => {
  it('every file that can run code has an owner, whatever it is', () => {
    expect(files).toContain(file);
    const further = ['public/script.js', '.npmrc', 'new-folder/x.sh', 'content/features/new.mdx'];
    const guarded = [...files, ...further].filter((file) => !isArticle(file));
    expect(
      guarded.filter((file) => !ownersOf(file).some((owner) => owner.startsWith('@'))),
    ).toEqual([]);
  });

  it('articles and pictures need no owner', () => {
    const open = [...files.filter(isArticle), 'content/articles/new.md', 'content/images/new.png'];
    expect(open.filter((file) => ownersOf(file).length > 0)).toEqual([]);
  });

  it('no owner guards a path that is gone', () => {
    const paths = rows.map(({ pattern }) => pattern).filter((pattern) => pattern !== '*');
    expect(paths.filter((path) => !existsSync(`.${path}`))).toEqual([]);
  });
});
