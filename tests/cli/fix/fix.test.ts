import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { refuseRename } from '../refuse-rename.ts';
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
    const { status, stdout, lines } = place.run('check', {}, '--fix');
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
    const { status, stdout } = place.run('check', {}, '--fix', '--dry-run');
    expect(status).toBe(0);
    for (const [file, text] of Object.entries(files)) expect(textOf(file)).toBe(text);
    const input = stdout.replaceAll(/^(--- a|\+\+\+ b)\/.*\/content\//gm, '$1/content/');
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: place.folder, input });
    const applied = Object.keys(files).map(textOf);
    place.fill(files);
    place.run('check', {}, '--fix');
    expect(Object.keys(files).map(textOf)).toEqual(applied);
  });

  it('changes no file when the last cannot be written, and names it', () => {
    place.fill(files);
    const { status, lines } = place.run(
      'check',
      refuseRename(place.folder, 'articles/latin.md'),
      '--fix',
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
    place.run('check', {}, '--fix');
    expect(readFileSync(join(place.folder, 'outside.md'), 'utf8')).toBe(files['articles/a.md']);
  });

  it.each([
    [['--dry-run'], '`--dry-run` goes with `--fix`.'],
    [['--fix', '--changed', 'HEAD'], '`--fix` mends all files: it does not go with `--changed`.'],
  ])('answers 2 for %j', (words, line) => {
    const { status, lines } = place.run('check', {}, ...words);
    expect([status, lines[0]]).toEqual([2, line]);
  });
});
