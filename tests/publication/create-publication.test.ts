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

const link = (to: string): { label: string; to: string } => ({ label: to, to });

const given = {
  articles: [article('a'), article('draft', { draft: true })],
  pages: [{ ...termPage('About'), address: '/about/' }],
  ownPages: new Map([['/reading-list', 'src/pages/reading-list.astro']]),
};

it('keeps links to pages that the site makes or somebody wrote, and to files', () => {
  const links = [
    '/',
    '/tags/',
    '/tags/x/',
    '/2025/',
    '/about/',
    '/2025/a/',
    '/reading-list/',
    '/kit.pdf',
  ].map(link);
  const { site, context } = publish({ ...given, navigation: links, footer: links });
  expect(site.navigation).toEqual(links);
  expect(site.footer).toEqual(links);
  expect(context.shell.navigation.map(({ label }) => label)).toEqual(links.map(({ to }) => to));
});

it('leaves out links to pages that are not on the site', () => {
  const navigation = ['/contact/', '/2025/b/', '/archive/'].map(link);
  const footer = ['/2025/draft/', '/tags/'].map(link);
  const { site, context } = publish({ ...given, navigation, footer });
  expect(site.navigation).toEqual([link('/archive/')]);
  expect(site.footer).toEqual([link('/tags/')]);
  expect(context.shell.footer).toEqual([{ label: '/tags/', href: '/tags/' }]);
});

it('keeps an unlisted article out of every list', () => {
  const { articles, unlisted, positions, byTerm, byYear } = publish({
    articles: [
      article('a', { tags: ['x'] }),
      article('quiet', { unlisted: true, tags: ['x', 'y'], date: day('2024-01-01') }),
      article('draft', { unlisted: true, draft: true }),
    ],
  });
  expect(names(articles)).toEqual(['a']);
  expect(names(unlisted)).toEqual(['quiet']);
  expect(positions.has('articles/quiet.md')).toBe(false);
  expect([...byTerm.tag.keys()]).toEqual(['x']);
  expect([...byYear.keys()]).toEqual(['2025']);
});
