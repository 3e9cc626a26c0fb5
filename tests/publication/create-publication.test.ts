import { expect, it } from 'vitest';
import { article, day, now, publish, termPage } from './sample.ts';

const names = (articles: readonly { title: string }[]): string[] =>
  articles.map(({ title }) => title.slice(3));

it('lists what is published, newest first, equally old ones by address', () => {
  const { articles, positions } = publish({
    articles: [
      article('b'),
      article('new', { date: day('2025-06-01') }),
      article('draft', { draft: true }),
      article('scheduled', { date: day('2026-01-02') }),
      article('expired', { expiryDate: day('2025-12-31') }),
      article('a'),
    ],
  });
  expect(names(articles)).toEqual(['new', 'a', 'b']);
  expect(positions.get('articles/a.md')).toBe(1);
});

it('shows everything in a preview, what has no date first', () => {
  const { date: _date, ...undated } = article('undated');
  const { articles } = publish({
    preview: true,
    articles: [
      article('draft', { draft: true }),
      undated,
      article('later', { date: day('2027-01-01') }),
    ],
  });
  expect(names(articles)).toEqual(['undated', 'later', 'draft']);
  expect(now).toBeLessThan(Date.UTC(2027, 0));
});

it('lists a term when an article on the site has it, or a file describes it', () => {
  const { byTerm } = publish({
    articles: [article('a', { tags: ['x'] }), article('draft', { tags: ['y'], draft: true })],
    tags: [
      { slug: 'x', name: 'X' },
      { slug: 'y', name: 'Y' },
      { slug: 'z', name: 'Z', page: termPage('Z') },
    ],
  });
  expect([...byTerm.tag].map(([slug, articles]) => [slug, names(articles)])).toEqual([
    ['x', ['a']],
    ['z', []],
  ]);
});

it('groups by the year as its author wrote it, newest first', () => {
  const { byYear } = publish({
    articles: [
      article('a', { date: day('2024-12-31T23:30:00-05:00') }),
      article('b', { date: day('2025-01-01') }),
      article('c', { date: day('2019-01-01') }),
    ],
  });
  expect([...byYear].map(([year, articles]) => [year, names(articles)])).toEqual([
    ['2025', ['b']],
    ['2024', ['a']],
    ['2019', ['c']],
  ]);
});
