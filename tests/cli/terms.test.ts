import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { projectWith } from '../project-with.ts';
import { refuseRename, saveMeanwhile } from './refuse-rename.ts';
import { article, Workplace } from './site-command.ts';

const place = new Workplace();
const slow = { timeout: 120_000 };

afterAll(() => {
  place.remove();
});

function contents(): Record<string, string> {
  const files = readdirSync(place.content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  return Object.fromEntries(
    files.map((path) => [path.slice(place.content.length + 1), readFileSync(path, 'utf8')]),
  );
}

const old = article('tags: [Old, "b"] # why').replaceAll('\n', '\r\n');
const both = article("tags:\n  - New Name\n  - 'OLD'");
const untouched = article('tags: [b]\nkeywords: Old', 'Old');

describe('terms', slow, () => {
  it('lists terms with counts, spellings with positions, and pairs that may be the same', () => {
    place.fill({
      'articles/a.md': article('tags: [Unit Tests, FHIR]\ncategories: [Standards]'),
      'articles/b.md': article('tags: [fhir, unittests]'),
      'articles/c.md': article('tags: [FHIR]'),
    });
    const { status, stdout } = place.run('terms');
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        'Categories: 1',
        '',
        'Used once: 1',
        '  Standards',
        '',
        'Tags: 3',
        '  FHIR 3',
        '',
        'Used once: 2',
        '  Unit Tests, unittests',
        '',
        'Spelt in several ways: 1',
        '  FHIR',
        `    "fhir" 1 time, first in ${relative(process.cwd(), place.content)}/articles/b.md:4`,
        '',
        'May be one: 1',
        '  Unit Tests 1, unittests 1: differ in spaces',
        '',
        '3 articles. To join two terms:',
        '  npm run terms -- merge "one" into "another" --dry-run',
        '',
      ].join('\n'),
    );
  });

  it('lists those of each language apart, and merges none of them', async () => {
    place.fill({
      'articles/a.md': article('tags: [Lab]\ncategories: [Standards]'),
      'articles/a.de.md': article('tags: [lab, Blut]'),
    });
    const project = join(place.folder, 'project');
    await projectWith(project, { lang: 'en', languages: [{ lang: 'en' }, { lang: 'de' }] });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['src/cli/terms.ts', ...args], {
        cwd: project,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, CONTENT_DIR: place.content, CACHE_DIR: place.cache },
      });
    expect(run().stdout.replace(/\n+/g, '\n')).toBe(
      [
        'Categories in en: 1',
        'Used once: 1',
        '  Standards',
        'Tags in en: 1',
        'Used once: 1',
        '  Lab',
        'Categories in de: none',
        'Tags in de: 2',
        'Used once: 2',
        '  Blut, lab',
        '2 articles.',
        '',
      ].join('\n'),
    );
    const before = contents();
    const { status, stderr } = run('merge', 'Lab', 'into', 'Blood');
    expect(status).toBe(2);
    expect(stderr).toContain('`merge` is for publications in one language');
    expect(contents()).toEqual(before);
  });

  it('keeps within 80 columns', () => {
    const tags = Array.from({ length: 60 }, (_, index) => `Some tag of number ${index}`);
    place.fill({ 'articles/a.md': article(`tags: [${tags.join(', ')}]`) });
    const lines = place.run('terms').stdout.split('\n');
    expect(lines.length).toBeGreaterThan(15);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('names the files whose front matter cannot be read, and goes on', () => {
    place.fill({ 'articles/a.md': article('tags: [FHIR]'), 'articles/b.md': 'No header' });
    const { status, stdout, lines } = place.run('terms');
    expect([status, lines]).toEqual([
      0,
      ['articles/b.md: the front matter cannot be read; npm run check says why'],
    ]);
    expect(stdout).toContain('FHIR');
  });
});

describe('terms merge', slow, () => {
  it('changes the values, makes a file with the redirect, and leaves every other byte', () => {
    place.fill({ 'articles/a.md': old, 'articles/b.md': both, 'articles/c.md': untouched });
    const { status, stdout } = place.run('terms', {}, 'merge', 'old', 'into', 'New Name');
    expect([status, stdout.replaceAll(/\S*tags/g, 'tags')]).toEqual([
      0,
      '"old" is "New Name" now in 2 articles\ntags/new-name.md is new, with the redirect\n',
    ]);
    expect(contents()).toEqual({
      'articles/a.md': old.replace('Old', 'New Name'),
      'articles/b.md': both.replace("  - 'OLD'\n", ''),
      'articles/c.md': untouched,
      'tags/new-name.md': '---\ntitle: New Name\naliases: [/tags/old/]\n---\n',
    });
    expect(place.run('check').status).toBe(0);
  });

  it('keeps to one spelling where both have one address, and the title of its file', () => {
    const file = '---\ntitle: "Old"\ndescription: Old\n---\n\nOld\n';
    place.fill({
      'articles/a.md': article('tags: [Old]\ncategories: [Old]'),
      'articles/b.md': article('tags: [OLD]'),
      'tags/old.md': file,
    });
    place.run('terms', {}, 'merge', 'Old', 'into', 'old');
    expect(contents()).toEqual({
      'articles/a.md': article('tags: [old]\ncategories: [old]'),
      'articles/b.md': article('tags: [OLD]'),
      'tags/old.md': file.replace('"Old"', '"old"'),
    });
  });

  it('renames the file of the term, and keeps its text and its earlier addresses', () => {
    const file = '---\ntitle: Old\naliases:\n  - /tags/older/ # 2019\n---\n\nWords.\n';
    place.fill({ 'articles/a.md': article('tags: [Old]'), 'tags/old.md': file });
    place.run('terms', {}, 'merge', 'Old', 'into', 'New');
    expect(contents()).toEqual({
      'articles/a.md': article('tags: [New]'),
      'tags/new.md':
        '---\ntitle: New\naliases:\n  - /tags/older/ # 2019\n  - /tags/old/\n---\n\nWords.\n',
    });
    expect(place.run('check').status).toBe(0);
  });

  it('takes a name back, without a redirect of the address to itself', () => {
    place.fill({
      'articles/a.md': article('tags: [New]'),
      'tags/new.md': '---\r\ntitle: New\r\naliases: [/tags/old/]\r\n---\r\n',
    });
    place.run('terms', {}, 'merge', 'New', 'into', 'Old');
    expect(contents()).toEqual({
      'articles/a.md': article('tags: [Old]'),
      'tags/old.md': '---\r\ntitle: Old\r\naliases: [/tags/new/]\r\n---\r\n',
    });
    expect(place.run('check').status).toBe(0);
  });

  it('joins the files of both terms into the second', () => {
    place.fill({
      'articles/a.md': article('categories: [Old]'),
      'categories/old.md': '---\ntitle: Old\nredirect_from: /topics/old/\n---\n',
      'categories/new.md': '---\ntitle: The new\naliases: /c/new/\n---\n\nWords.\n',
    });
    place.run('terms', {}, 'merge', 'Old', 'into', 'New');
    expect(contents()).toEqual({
      'articles/a.md': article('categories: [New]'),
      'categories/new.md':
        '---\ntitle: The new\naliases: [/c/new/, /categories/old/, /topics/old/]\n---\n\nWords.\n',
    });
  });

  it('changes nothing if the front matter of one file cannot be rewritten', () => {
    place.fill({ 'articles/a.md': old, 'articles/b.md': article('tags: |\n  Old') });
    const before = contents();
    const { status, lines } = place.run('terms', {}, 'merge', 'Old', 'into', 'New');
    expect([status, lines]).toEqual([
      1,
      [
        'articles/b.md:4 tags is written in a way that is not rewritten: write it as [One, Two]',
        'Nothing was changed.',
      ],
    ]);
    expect(contents()).toEqual(before);
  });

  it('changes nothing at all when the last file cannot be written, and names it', () => {
    place.fill({
      'articles/a.md': old,
      'articles/b.md': both,
      'tags/old.md': '---\ntitle: Old\n---\n',
    });
    const before = contents();
    const refused = refuseRename(place.folder, 'tags/new.md');
    const { status, lines } = place.run('terms', refused, 'merge', 'Old', 'into', 'New');
    expect([status, contents()]).toEqual([3, before]);
    expect(lines).toEqual([
      expect.stringMatching(/^\S*tags\/new\.md cannot be written \(.*\); every file is as it was$/),
    ]);
  });

  it('changes no file when one of them is saved meanwhile, and names it', () => {
    place.fill({ 'articles/a.md': old, 'articles/b.md': both });
    const environment = saveMeanwhile(place.folder, 'articles/b.md', 'Written by hand.');
    const { status, lines } = place.run('terms', environment, 'merge', 'Old', 'into', 'New');
    expect([status, ...lines]).toEqual([
      3,
      expect.stringMatching(/^\S*articles\/b\.md cannot be written \(it was saved meanwhile: /),
    ]);
    expect(contents()).toEqual({ 'articles/a.md': old, 'articles/b.md': 'Written by hand.' });
  });

  it('prints with --dry-run what git would apply, and changes nothing', () => {
    place.fill({ 'articles/a.md': old, 'articles/b.md': both });
    const before = contents();
    const args = ['merge', 'old', 'into', 'New Name'];
    const { status, stdout } = place.run('terms', {}, ...args, '--dry-run');
    expect([status, contents()]).toEqual([0, before]);
    const input = stdout.replaceAll(/ [ab]\/\S*?((?:articles|tags)\/)/g, ' x/$1');
    const git = spawnSync('git', ['apply', '-'], {
      cwd: place.content,
      input,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: place.folder },
    });
    expect(git.status).toBe(0);
    const applied = contents();
    place.fill(before);
    place.run('terms', {}, ...args);
    expect(contents()).toEqual(applied);
  });

  it.each([
    [['merge', 'Lost', 'into', 'New'], 'No tag or category is written "Lost".'],
    [['merge', 'Olds', 'into', 'New'], 'No tag or category is written "Olds", but "Old".'],
    [['merge', 'Old', 'New'], 'Write `merge "one" into "another"`.'],
    [['join', 'Old', 'into', 'New'], 'Write `merge "one" into "another"`.'],
    [['merge', 'Old', 'into', 'Old'], 'Both names are the same.'],
    [['merge', 'Old', 'into', '!'], 'A term needs a letter or a digit.'],
    [
      ['merge', 'Old', 'into', 'a, b'],
      'A new name has no comma, no control character, no entity and no space at its ends.',
    ],
    [['--dry-run'], '`--dry-run` goes with `merge`.'],
  ])('answers 2 for %j', (args, line) => {
    place.fill({ 'articles/a.md': old });
    const { status, lines } = place.run('terms', {}, ...args);
    expect([status, lines[0]]).toEqual([2, line]);
  });
});
