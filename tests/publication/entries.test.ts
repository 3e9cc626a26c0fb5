import { expect, it } from 'vitest';
import { entriesOf, type Entry, type EntrySources } from '../../src/publication/entries.ts';
import type { CollectionName } from '../../src/publication/page.ts';
import type { Publication } from '../../src/publication/publication.ts';
import {
  article,
  articleFrontMatter,
  bodies,
  day,
  publish,
  termFrontMatter,
  termPage,
} from './sample.ts';

const sources: EntrySources = {
  frontMatter: (file) =>
    file.startsWith('articles/') ? articleFrontMatter({ title: file }) : termFrontMatter(),
  bodyOf: bodies({ 'articles/a.md': { links: ['/2025/b/'] } }),
};

const entries = (publication: Publication, collection: CollectionName): Entry[] =>
  entriesOf(publication, collection, sources);

const given = {
  articles: [
    article('a'),
    article('b', { address: '/größe & mehr/', date: day('2025-06-01') }),
    article('draft', { draft: true }),
    article('later', { date: day('2026-02-01') }),
    article('over', { expiryDate: day('2025-12-01') }),
  ],
  tags: [
    { slug: 'x', name: 'X', page: termPage('X', { file: 'tags/X.md' }) },
    { slug: 'c-sharp', name: 'C#' },
  ],
  pages: [{ ...termPage('About', { file: 'pages/about.md' }), address: '/about/' }],
  siteUrl: 'https://ward.example/blog/',
};

it('lists articles that are on the site, newest first, by file, with final addresses', () => {
  expect(entries(publish(given), 'articles').map(({ id, href }) => [id, href])).toEqual([
    ['articles/b.md', '/blog/gr%C3%B6%C3%9Fe%20&%20mehr/'],
    ['articles/a.md', '/blog/2025/a/'],
  ]);
});

it('lists the others in a preview, with what keeps each off the site', () => {
  const found = entries(publish({ ...given, preview: true }), 'articles');
  expect(found.map(({ id, state }) => [id, state])).toEqual([
    ['articles/later.md', 'scheduled'],
    ['articles/b.md', undefined],
    ['articles/a.md', undefined],
    ['articles/draft.md', 'draft'],
    ['articles/over.md', 'expired'],
  ]);
});

it('gives an article its typed front matter and its body, with the date of its file’s name', () => {
  const [, a] = entries(publish(given), 'articles');
  expect(a?.data).toEqual({
    ...articleFrontMatter({ title: 'articles/a.md' }),
    date: day('2025-03-04T05:06:07Z'),
  });
  expect(a?.body).toMatchObject({ source: 'markdown', links: ['/2025/b/'] });
  expect(JSON.parse(JSON.stringify(a))).toEqual(a);
});

it('lists each term that has a page, with a file or without one, by its slug', () => {
  const articles = [article('a', { tags: ['c-sharp', 'x'], authors: ['ann'] })];
  const publication = publish({ ...given, articles });
  expect(entries(publication, 'tags')).toMatchObject([
    { id: 'tags/c-sharp.md', href: '/blog/tags/c-sharp/', data: termFrontMatter({ title: 'C#' }) },
    { id: 'tags/X.md', href: '/blog/tags/x/', body: { file: 'tags/X.md' } },
  ]);
  expect(entries(publication, 'tags')[0]).not.toHaveProperty('body');
  expect(entries(publication, 'authors').map(({ id, data }) => [id, data.title])).toEqual([
    ['authors/ann.md', 'ann'],
  ]);
  expect(entries(publication, 'categories')).toEqual([]);
});

it('lists plain pages', () => {
  expect(entries(publish(given), 'pages')).toMatchObject([
    { id: 'pages/about.md', href: '/blog/about/', data: { title: 'Something' } },
  ]);
});
