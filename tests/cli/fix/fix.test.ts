import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { refuseRename, saveMeanwhile } from '../refuse-rename.ts';
import { article, Workplace } from '../site-command.ts';

const place = new Workplace();
const slow = { timeout: 120_000 };
const files = {
  'articles/a.md': article('category: X\r\ntags: [A]', 'Text  \n\r\n'),
  'articles/b.md': article('auhtor: Jane\nslug: x\nslug: y'),
  'articles/sound.md': article('slug: sound'),
  'articles/latin.md': article('category: X', 'ü'),
};

function textOf(file: string): string {
  return readFileSync(join(place.content, file), 'utf8');
}

afterAll(() => {
  place.remove();
});

describe('check --fix', slow, () => {
  it('mends what is certain, says what it did, and goes on to check the rest', () => {
    place.fill(files);
    const { status, stdout, lines } = place.run('check', {}, '--fix', '--all');
    expect([status, stdout]).toEqual([1, '']);
    expect(lines.slice(0, 4)).toEqual([
      'articles/a.md:4 fixed: `category` is `categories` now',
      'articles/b.md:4 fixed: `auhtor` is `authors` now',
      'articles/latin.md:4 fixed: `category` is `categories` now',
      '3 fixes in 3 of 4 files',
    ]);
    expect(lines.slice(4).map((line) => line.split(' ')[2])).toContain('repeated-key');
    expect(textOf('articles/a.md')).toBe(files['articles/a.md'].replace('category', 'categories'));
    expect(textOf('articles/b.md')).toBe(files['articles/b.md'].replace('auhtor', 'authors'));
    expect(textOf('articles/sound.md')).toBe(files['articles/sound.md']);
  });

  it('prints with --dry-run the diff that git applies, and changes nothing', () => {
    place.fill(files);
    const { status, stdout } = place.run('check', {}, '--fix', '--all', '--dry-run');
    expect(status).toBe(0);
    for (const [file, text] of Object.entries(files)) expect(textOf(file)).toBe(text);
    const input = stdout.replaceAll(/^(--- a|\+\+\+ b)\/.*\/content\//gm, '$1/content/');
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: place.folder, input });
    const applied = Object.keys(files).map(textOf);
    place.fill(files);
    place.run('check', {}, '--fix', '--all');
    expect(Object.keys(files).map(textOf)).toEqual(applied);
  });

  it('changes no file when the last cannot be written, and names it', () => {
    place.fill(files);
    const { status, lines } = place.run(
      'check',
      refuseRename(place.folder, 'articles/latin.md'),
      '--fix',
      '--all',
    );
    expect(status).toBe(3);
    expect(lines).toEqual([
      expect.stringMatching(
        /^\S*articles\/latin\.md cannot be written \(.*\); every file is as it was$/,
      ),
    ]);
    for (const [file, text] of Object.entries(files)) expect(textOf(file)).toBe(text);
    expect(readdirSync(join(place.content, 'articles'))).toHaveLength(4);
  });

  it('never writes through a link', () => {
    place.fill(files);
    renameSync(join(place.content, 'articles/a.md'), join(place.folder, 'outside.md'));
    symlinkSync(join(place.folder, 'outside.md'), join(place.content, 'articles/a.md'));
    place.run('check', {}, '--fix', '--all');
    expect(readFileSync(join(place.folder, 'outside.md'), 'utf8')).toBe(files['articles/a.md']);
  });

  // The first draft is that of `a.md`: one was looked at before, the other was not yet.
  it.each(['articles/a.md', 'articles/b.md'] as const)(
    'changes no file when %s is saved meanwhile, and names it',
    (saved) => {
      place.fill(files);
      const environment = saveMeanwhile(place.folder, saved, 'Written by hand.');
      const { status, lines } = place.run('check', environment, '--fix', '--all');
      expect([status, ...lines]).toEqual([
        3,
        expect.stringMatching(
          /^\S*articles\/[ab]\.md cannot be written \(it was saved meanwhile: try again\); every file is as it was$/,
        ),
      ]);
      expect(lines[0]).toContain(saved);
      for (const [file, text] of Object.entries(files))
        expect(textOf(file)).toBe(file === saved ? 'Written by hand.' : text);
    },
  );

  it.each([
    ['a file', ['articles/a.md']],
    ['a folder', ['articles/2018', 'articles/2018/']],
  ])('mends %s that is named, and no other', (_, names) => {
    place.fill({ ...files, 'articles/2018/c.md': article('category: X') });
    const before = new Map(Object.keys(files).map((file) => [file, textOf(file)]));
    const paths = names.map((name) => join(place.content, name));
    const { lines } = place.run('check', {}, '--fix', ...paths);
    const fixed = names[0] === 'articles/a.md' ? 'articles/a.md' : 'articles/2018/c.md';
    expect(lines.slice(0, 2)).toEqual([
      `${fixed}:4 fixed: \`category\` is \`categories\` now`,
      '1 fix in 1 of 1 file',
    ]);
    for (const [file, text] of before) if (file !== fixed) expect(textOf(file)).toBe(text);
  });

  it('mends what changed since the last commit, or since another one', () => {
    place.fill(files);
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=E', '-c', 'user.email=e@example.org', ...args], {
        cwd: place.content,
        encoding: 'utf8',
      });
    git('init', '-q', '-b', 'main');
    git('add', 'articles/a.md', 'articles/b.md', 'articles/sound.md');
    git('commit', '-qm', 'state');
    writeFileSync(join(place.content, 'articles/b.md'), files['articles/b.md'] + 'More.\n');
    const { lines } = place.run('check', {}, '--fix');
    expect(lines.slice(0, 3)).toEqual([
      'articles/b.md:4 fixed: `auhtor` is `authors` now',
      'articles/latin.md:4 fixed: `category` is `categories` now',
      '2 fixes in 2 of 2 files',
    ]);
    expect(textOf('articles/a.md')).toBe(files['articles/a.md']);
    git('add', '-A');
    git('commit', '-qm', 'mended');
    expect(place.run('check', {}, '--fix').lines[0]).toBe(
      'No file is named or changed; `--all` mends every file',
    );
    writeFileSync(join(place.content, 'articles/b.md'), `${files['articles/b.md']}Even more.\n`);
    expect(place.run('check', {}, '--fix', '--changed', 'HEAD~1').lines.slice(0, 2)).toEqual([
      'articles/b.md:4 fixed: `auhtor` is `authors` now',
      '1 fix in 1 of 2 files',
    ]);
  });

  it('says what to write where no git knows what changed', () => {
    place.fill(files);
    const { status, lines } = place.run('check', {}, '--fix');
    expect([status, lines[0]]).toEqual([
      2,
      `${place.content} lies in no git repository. Name the files to fix, or write \`--all\`.`,
    ]);
    expect(textOf('articles/a.md')).toBe(files['articles/a.md']);
  });

  it.each([
    [['--dry-run'], '`--dry-run` goes with `--fix`.'],
    [['--all'], '`--all` goes with `--fix`.'],
    [['articles/a.md'], 'Names of files go with `--fix`.'],
    [['--fix', '/elsewhere/a.md'], `\`/elsewhere/a.md\` does not lie in ${place.content}.`],
    [
      ['--fix', '--all', '--changed', 'HEAD'],
      'Name files, or write `--all` or `--changed`: `--fix` takes one of them.',
    ],
  ])('answers 2 for %j', (words, line) => {
    const { status, lines } = place.run('check', {}, ...words);
    expect([status, lines[0]]).toEqual([2, line]);
  });
});
