import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, Workplace } from './site-command.ts';

const place = new Workplace();
const slow = { timeout: 240_000 };

beforeAll(() => place.takeRenderer());

afterAll(() => {
  place.remove();
});

const timed = article(
  [
    'publishDate: 2026-12-01T09:00:00Z',
    'expiryDate: 2027-01-01',
    'tags: [Shared, Alone]',
    'categories: [Standards]',
    'authors: [Ann Unmistakable]',
    'aliases: [/unmistakable-alias/]',
  ].join('\n'),
).replace('A title', 'The unmistakable one');
const other = article('tags: [Shared]\ncategories: [Standards]\nnextReview: 2026-12-24');

function fill(): void {
  place.fill({
    'articles/other.md': other,
    'articles/unmistakable.md': timed,
    'articles/written-later.md': article('draft: true'),
  });
}

describe('schedule', slow, () => {
  it('prints what goes out, expires and is due for review, in order', () => {
    fill();
    const { status, stdout } = place.run('schedule');
    expect(status).toBe(0);
    expect(stdout.replaceAll(/\S+\/articles/g, 'articles')).toBe(
      [
        '2026-12-01 09:00 UTC  goes out    The unmistakable one',
        '    articles/unmistakable.md',
        '2026-12-24 00:00 UTC  review due  A title',
        '    articles/other.md',
        '2027-01-01 00:00 UTC  expires     The unmistakable one',
        '    articles/unmistakable.md',
        'It is 2026-11-22 00:00 UTC. 3 articles, of which',
        '  1 draft without a day to go out, and 0 expired',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['2026-12-01T08:59:59Z', '2026-12-01T09:00:00Z', ['goes out']],
    ['2026-12-01T09:00:00Z', '2026-12-01T09:30:00Z', []],
    ['2026-11-22', '2026-12-01T08:59:59Z', []],
    ['2026-12-20', '2027-02-01', ['review due', 'expires']],
    ['2027-02-01', '2026-11-22', []],
  ])('answers what became due after %s until %s', (since, now, verbs) => {
    const { status, stdout } = place.run('schedule', { BUILD_TIME: now }, '--due-since', since);
    expect(status).toBe(0);
    expect(stdout.match(/goes out|review due|expires/g) ?? []).toEqual(verbs);
    if (verbs.length === 0) expect(stdout).toBe('');
  });

  it('answers 2 for what is no time', () => {
    const { status, lines } = place.run('schedule', {}, '--due-since', 'yesterday');
    expect([status, lines[0]]).toEqual([
      2,
      '`yesterday` is no time; write it as 2026-11-22T09:00:00Z.',
    ]);
  });
});

/** Files of the site that say anything of the article, by name or in their text. */
function filesWithArticle(): string[] {
  return readdirSync(place.out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => /unmistakable/i.test(path + readFileSync(path, 'latin1')))
    .map((path) => path.slice(place.out.length))
    .sort();
}

describe('an article with a day to go out and a day to expire', slow, () => {
  it.each(['2026-12-01T08:59:59Z', '2027-01-01'])('is in no file of the site at %s', (now) => {
    fill();
    expect(place.run('build', { BUILD_TIME: now }, '--allow-removals').status).toBe(0);
    expect(place.page('/2018/03/13/other/')).toContain('A title');
    expect(filesWithArticle()).toEqual([]);
    expect(place.addresses()).not.toContain('/tags/alone/');
    expect(place.page('/tags/')).not.toContain('Alone');
    expect(place.page('/tags/shared/')).toMatch(/\b1 article\b/);
  });

  it('is everywhere between', () => {
    fill();
    place.run('build', { BUILD_TIME: '2026-12-01T09:00:00Z' });
    expect(filesWithArticle()).toEqual(
      expect.arrayContaining([
        '/2018/03/13/other/index.html',
        '/2018/03/13/unmistakable/index.html',
        '/2018/index.html',
        '/_redirects',
        '/atom.xml',
        '/authors/ann-unmistakable/index.html',
        '/categories/standards/atom.xml',
        '/categories/standards/index.html',
        '/feed.json',
        '/feed.xml',
        '/index.html',
        '/sitemap-1.xml',
        '/tags/alone/index.html',
        '/tags/shared/feed.xml',
        '/tags/shared/index.html',
        '/unmistakable-alias/index.html',
      ]),
    );
    expect(place.page('/tags/shared/')).toMatch(/\b2 articles\b/);
  });
});
