import { expect, it } from 'vitest';
import { article, assembled, listed } from '../compiled.ts';

const desk = '---\ntitle: Standards desk\n---\nWho we are.\n';

it('takes the id of a file, its title and a plain name for authors', () => {
  const { content, diagnostics } = assembled({
    'authors/standards.md': desk,
    'articles/a.md': article('authors: [standards, Jane Doe]'),
    'articles/b.md': article('author: Standards Desk'),
  });
  expect(content.articles.map(({ authors }) => authors)).toEqual([
    ['standards', 'jane-doe'],
    ['standards'],
  ]);
  expect([...content.authors.values()].map(({ slug, name }) => [slug, name])).toEqual([
    ['jane-doe', 'Jane Doe'],
    ['standards', 'Standards desk'],
  ]);
  expect(diagnostics).toEqual([]);
});

it('names an author who is spelt in several ways the same in every run', () => {
  const files = {
    'articles/a.md': article('author: jane doe'),
    'articles/b.md': article('author: Jane Doe'),
  };
  const turned = Object.fromEntries(Object.entries(files).reverse());
  expect(assembled(files).content.authors.get('jane-doe')?.name).toBe('Jane Doe');
  expect(assembled(turned).content.authors).toEqual(assembled(files).content.authors);
});

it('knows reviewers too', () => {
  const { content } = assembled({ 'articles/a.md': article('reviewedBy: [Jane Doe, jane-doe]') });
  expect(content.articles[0]?.reviewedBy).toEqual(['jane-doe']);
  expect(content.authors.get('jane-doe')?.name).toBe('Jane Doe');
});

it('points at a name without a letter', () => {
  const { content, diagnostics } = assembled({
    'articles/a.md': article('authors: ["?"]\nreviewedBy: "!"'),
  });
  expect(listed(diagnostics)).toEqual([
    'articles/a.md:4:11 empty-slug',
    'articles/a.md:5:13 empty-slug',
  ]);
  expect(content.articles[0]).toMatchObject({ authors: [], reviewedBy: [] });
});
