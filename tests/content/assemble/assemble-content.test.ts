import { describe, expect, it } from 'vitest';
import { article, assembled, listed } from '../compiled.ts';

describe('dates in order', () => {
  it.each([
    ['lastmod: 2018-03-12', '4:10'],
    ['expiryDate: 2018-03-12', '4:13'],
    ['publishDate: 2018-05-01\nexpiryDate: 2018-04-01', '5:13'],
    ['lastReviewed: 2019-01-02\nnextReview: 2019-01-01', '5:13'],
  ])('are asked for: %j', (frontMatter, place) => {
    expect(listed(assembled({ 'articles/a.md': article(frontMatter) }).diagnostics)).toEqual([
      `articles/a.md:${place} date-order`,
    ]);
  });

  it.each([
    'lastmod: 2018-03-13',
    'lastmod: 2018-03-13T00:00:00+05:00',
    'expiryDate: 2018-03-14',
    'nextReview: 2017-01-01',
  ])('are these: %s', (frontMatter) => {
    expect(assembled({ 'articles/a.md': article(frontMatter) }).diagnostics).toEqual([]);
  });
});

it('takes a title of 300 characters and warns of 301', () => {
  const titled = (length: number): string =>
    `---\ntitle: ${'x'.repeat(length)}\ndate: 2018-03-13\n---\nText.\n`;
  expect(assembled({ 'articles/a.md': titled(300) }).diagnostics).toEqual([]);
  expect(listed(assembled({ 'articles/a.md': titled(301) }).diagnostics)).toEqual([
    'articles/a.md:2:8 long-title',
  ]);
});

it('takes the article’s own address as share path in any spelling, and warns of another', () => {
  const share = (path: string): string[] =>
    listed(assembled({ 'articles/a.md': article(`safeURL: /a/b/\nshare : ${path}`) }).diagnostics);
  expect([share('a/b'), share('/A/b/'), share('/a/%62/index.html')]).toEqual([[], [], []]);
  expect(share('/a/')).toEqual(['articles/a.md:5:9 share-address']);
});

describe('the header picture', () => {
  it('is found, with its place', () => {
    const { content, diagnostics } = assembled({ 'articles/a.md': article('image : a.png') }, [
      'images/a.png',
    ]);
    expect(content.articles[0]).toMatchObject({
      image: { root: 'content', file: 'images/a.png' },
      imageSpan: { line: 4, column: 9, length: 5 },
    });
    expect(diagnostics).toEqual([]);
  });

  it('is left out when it cannot be shown', () => {
    const names = {
      'lost.png': 'missing-picture',
      'https://cdn.example.org/a.png': 'remote-picture',
      '../../x.png': 'outside-content',
    };
    for (const [name, code] of Object.entries(names)) {
      const { content, diagnostics } = assembled({ 'articles/a.md': article(`image: ${name}`) });
      expect(listed(diagnostics)).toEqual([`articles/a.md:4:8 ${code}`]);
      expect(content.articles[0]).not.toHaveProperty('image');
    }
  });
});

it('leaves out what has an error, and says so once', () => {
  const { content, diagnostics } = assembled({
    'articles/a.md': article('draft: maybe'),
    'articles/b.md': article(),
    'authors/c.md': '---\ntitle: [A]\n---\nText.\n',
  });
  expect(content.articles.map(({ file }) => file)).toEqual(['articles/b.md']);
  expect([...content.authors.keys()]).toEqual([]);
  expect(listed(diagnostics)).toEqual([
    'articles/a.md:4:8 invalid-value',
    'authors/c.md:2:8 invalid-value',
  ]);
});
