import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { article, Workplace } from './site-command.ts';

const place = new Workplace();
const shown = relative(process.cwd(), place.content);
const slow = { timeout: 240_000 };

afterAll(() => {
  place.remove();
});

function git(...args: string[]): void {
  const names = ['-c', 'user.email=desk@ward.example', '-c', 'user.name=Desk'];
  const { status, stderr } = spawnSync('git', [...names, ...args], {
    cwd: place.content,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
}

/** Commits this content, with one tag, and then lets `now` take its place in the folder. */
function committed(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): void {
  place.fill(before);
  git('init', '-q', '.');
  git('add', '-A');
  git('commit', '-q', '-m', 'before');
  git('tag', 'before');
  spawnSync('mv', ['.git', '../kept'], { cwd: place.content });
  place.fill(now);
  spawnSync('mv', ['../kept', '.git'], { cwd: place.content });
}

const term = (aliases: string): string => `---\ntitle: New\naliases: [${aliases}]\n---\n`;

describe('addresses', slow, () => {
  it('lists pages, files and redirects in order', () => {
    place.fill({
      'articles/a.md': article('tags: [New]\naliases: [/old/]'),
      'tags/new.md': term('/tags/old/'),
      'redirects.yaml':
        '- from: /section/*\n  to: /categories/:splat\n- from: /rss/\n  to: /feed.xml\n',
    });
    const { status, stdout } = place.run('addresses');
    const lines = stdout.trimEnd().split('\n');
    expect(status).toBe(0);
    expect(lines).toEqual(
      expect.arrayContaining([
        '/',
        '/2018/03/13/a/',
        '/feed.xml',
        '/old/ -> /2018/03/13/a/',
        '/rss/ -> /feed.xml',
        '/section/* -> /categories/:splat',
        '/tags/new/feed.json',
        '/tags/old/ -> /tags/new/',
        '/tags/old/feed.xml -> /tags/new/feed.xml',
      ]),
    );
    expect(lines).toEqual(lines.toSorted());
  });

  it('leaves what a check compiled as it is', () => {
    const store = join(place.cache, 'content');
    const kept = (): [string, string][] =>
      readdirSync(store).map((name) => [name, readFileSync(join(store, name), 'latin1')]);
    place.fill({ 'articles/a.md': article() });
    place.run('check');
    const before = kept();
    place.fill({ 'articles/b.md': article() });
    expect(place.run('addresses').stdout).toContain('/2018/03/13/b/');
    expect(before.length).toBeGreaterThan(1);
    expect(kept()).toEqual(before);
  });

  it('names what a commit answered and nothing answers now, with the file it was', () => {
    committed(
      {
        'articles/gone.md': article(),
        'articles/moved.md': article(),
        'articles/draft.md': article(),
        'articles/over.md': article('tags: [Passing]'),
        'articles/stays.md': article('aliases: [/dropped/]'),
      },
      {
        'articles/stays.md': article('aliases: [/2018/03/13/moved/]'),
        'articles/draft.md': article('draft: true'),
        'articles/over.md': article('expiryDate: 2020-01-01\ntags: [Passing]'),
      },
    );
    const { status, stdout, lines } = place.run('addresses', {}, '--against', 'before');
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      `/2018/03/13/draft/  ${shown}/articles/draft.md`,
      `/2018/03/13/gone/  ${shown}/articles/gone.md`,
      '/dropped/',
    ]);
    expect(lines.slice(0, 6)).toEqual([
      '/2018/03/13/over/ is gone as its articles expired',
      '/tags/passing/ is gone as its articles expired',
      '/tags/passing/atom.xml is gone as its articles expired',
      '/tags/passing/feed.json is gone as its articles expired',
      '/tags/passing/feed.xml is gone as its articles expired',
      'Of before, 3 would answer "not found".',
    ]);
  });

  it('answers 0 when every address is answered, and leaves nothing behind', () => {
    const temporary = (): string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('addresses-'));
    const left = temporary();
    committed(
      { 'articles/a.md': article('tags: [Old]') },
      {
        'articles/b.md': article('tags: [New]\naliases: [/2018/03/13/a/]'),
        'tags/new.md': term('/tags/old/'),
      },
    );
    const { status, stdout, lines } = place.run('addresses', {}, '--against', 'before');
    expect([status, stdout, lines]).toEqual([0, '', ['Every address of before is answered.']]);
    expect(temporary()).toEqual(left);
  });

  it('takes the redirects of the commit from its own file', () => {
    const redirects = '- from: /moved/\n  to: /2018/03/13/a/\n- from: /?p=7\n  to: /\n';
    committed(
      { 'articles/a.md': article(), 'redirects.yaml': redirects },
      {
        'articles/a.md': article(),
        'redirects.yaml': redirects.slice(redirects.indexOf('- from: /?')),
      },
    );
    const { status, stdout } = place.run('addresses', {}, '--against', 'before');
    expect([status, stdout]).toEqual([1, '/moved/\n']);
  });

  it.each(['nothing', '--help', '-x'])('answers 2 for `%s`, which is no commit', (ref) => {
    committed({ 'articles/a.md': article() }, { 'articles/a.md': article() });
    const { status, lines } = place.run('addresses', {}, `--against=${ref}`);
    expect([status, lines[0]]).toEqual([2, `\`${ref}\` names no commit.`]);
  });

  it('answers 2 where the repository lacks a file of the commit', () => {
    committed({ 'articles/a.md': article() }, { 'articles/a.md': article('draft: true') });
    const objects = join(place.content, '.git/objects');
    const named = ['rev-parse', 'before:articles/a.md'];
    const { stdout } = spawnSync('git', named, { cwd: place.content, encoding: 'utf8' });
    const blob = stdout.trim();
    rmSync(join(objects, blob.slice(0, 2), blob.slice(2)));
    const { status, stdout: lost, lines } = place.run('addresses', {}, '--against', 'before');
    expect([status, lost, lines[0]]).toEqual([
      2,
      '',
      `git cannot read articles/a.md of the commit (${blob} missing): the repository is damaged, or its clone is not whole.`,
    ]);
  });

  it('answers 2 where there is no repository', () => {
    place.fill({ 'articles/a.md': article() });
    const { status, lines } = place.run('addresses', {}, '--against', 'HEAD');
    expect([status, lines[0]]).toEqual([2, `${place.content} lies in no git repository.`]);
  });

  it('compares the sitemap of an old site, and counts those of its host', () => {
    place.fill({
      'articles/a.md': article('aliases: [/old/]'),
      'redirects.yaml': '- from: /?p=7\n  to: /2018/03/13/a/\n',
      'sitemap.txt':
        'https://old.example/old/\nhttps://old.example/?p=7\nhttps://old.example/gone/\n',
    });
    const file = `${shown}/sitemap.txt`;
    const lost = place.run('addresses', {}, '--against-sitemap', file);
    expect([lost.status, lost.stdout]).toEqual([1, '/gone/\n']);
    expect(lost.lines.slice(0, 2)).toEqual([
      '3 are of old.example and were compared by their paths.',
      `Of 3 addresses in ${file}, 1 would answer "not found".`.replace(`${shown}/`, ''),
    ]);
    place.fill({ 'articles/a.md': article('aliases: [/gone/]'), 'sitemap.txt': '/gone/\n' });
    const { status, stdout, lines } = place.run('addresses', {}, '--against-sitemap', file);
    expect([status, stdout, lines]).toEqual([
      0,
      '',
      ['Of 1 address in sitemap.txt, every one is answered.'],
    ]);
  });

  it('answers 2 for a sitemap that cannot be read, and for both comparisons at once', () => {
    place.fill({ 'sitemap.xml': '<urlset>\n<url>' });
    const broken = place.run('addresses', {}, '--against-sitemap', `${shown}/sitemap.xml`);
    expect([broken.status, broken.lines[0]]).toEqual([
      2,
      'sitemap.xml:2: the XML is not well-formed: Unclosed root tag.',
    ]);
    const both = place.run('addresses', {}, '--against', 'x', '--against-sitemap', 'y');
    expect([both.status, both.lines[0]]).toEqual([
      2,
      '`--against` and `--against-sitemap` do not go together.',
    ]);
  });
});
