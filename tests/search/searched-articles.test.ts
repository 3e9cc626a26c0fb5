import { describe, expect, it } from 'vitest';
import { searchPage } from '../../src/publication/search-page.ts';
import { searchedArticles } from '../../src/search/index/searched-articles.ts';
import { article, day, publish, termPage } from '../publication/sample.ts';

describe('what a search finds', () => {
  it('is what is published and may be listed, the oldest first', () => {
    const publication = publish({
      articles: [
        article('second', { date: day('2024-05-02') }),
        article('first', { date: day('2024-05-01') }),
        article('hidden', { noindex: true }),
        article('draft', { draft: true }),
        article('later', { date: day('2030-01-01') }),
        article('gone', { expiryDate: day('2025-05-05') }),
      ],
    });
    const files = searchedArticles(publication).map((one) => one.article.file);
    expect(files).toEqual(['articles/first.md', 'articles/second.md']);
  });

  it('keeps the articles of a year together, whatever their zones', () => {
    const publication = publish({
      articles: [
        article('old', { date: day('2023-12-31T23:30:00-0800') }),
        article('new', { date: day('2024-01-01T00:30:00+0900') }),
      ],
    });
    expect(searchedArticles(publication).map(({ indexed }) => indexed.year)).toEqual([
      '2023',
      '2024',
    ]);
  });

  it('is found by its title, terms, authors, keywords, description and headings', () => {
    const publication = publish({
      articles: [
        article('a', {
          tags: ['hl7'],
          categories: ['standards'],
          authors: ['ada'],
          keywords: ['Messaging'],
          body: { ...article('a').body, headings: [{ id: 'x', text: 'Segments', level: 2 }] },
        }),
      ],
      tags: [{ slug: 'hl7', name: 'HL7 v2' }],
      categories: [{ slug: 'standards', name: 'Standards' }],
      authors: [{ slug: 'ada', name: 'Ada Moss' }],
    });
    expect(searchedArticles(publication)[0]?.searched).toEqual({
      title: 'On a',
      terms: ['HL7 v2', 'Standards', 'Ada Moss', 'Messaging'],
      summaries: ['What a is.', 'Segments'],
    });
  });
});

describe('the search page', () => {
  it('offers the terms and years that have articles, and leads to all lists', () => {
    const publication = publish({
      articles: [article('a', { tags: ['hl7'], categories: ['standards'] })],
      tags: [
        { slug: 'hl7', name: 'HL7' },
        { slug: 'unused', name: 'Unused', page: termPage('Unused') },
      ],
    });
    const page = searchPage(publication);
    expect(page.shell).toMatchObject({ address: '/search/', noindex: true });
    expect(page.tags).toEqual([{ label: 'HL7', value: 'hl7', href: '/tags/hl7/' }]);
    expect(page.categories.map(({ value }) => value)).toEqual(['standards']);
    expect(page.years).toEqual([{ label: '2025', value: '2025', href: '/2025/' }]);
    expect(page.browse.map(({ href }) => href)).toEqual([
      '/archive/',
      '/categories/',
      '/tags/',
      '/authors/',
    ]);
  });

  it('offers the 200 tags with the most articles, in the order of their names', () => {
    const slugs = Array.from({ length: 230 }, (_, number) => `t${String(number).padStart(3, '0')}`);
    const articles = [article('all', { tags: slugs }), article('some', { tags: slugs.slice(30) })];
    expect(searchPage(publish({ articles })).tags.map(({ value }) => value)).toEqual(
      slugs.slice(30),
    );
  });
});
