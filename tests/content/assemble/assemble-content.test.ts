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

it('keeps the first alias, also where it is the present address', () => {
  const { content } = assembled({
    'articles/a.md': article('safeURL: /new/\nurl: /between/\naliases: [/first/, /second/]'),
    'articles/b.md': article('safeURL: /b/\naliases: [/b/, /c/]'),
    'articles/d.md': article(),
  });
  expect(content.articles.map(({ firstAlias }) => firstAlias)).toEqual([
    '/first/',
    '/b/',
    undefined,
  ]);
});

it('warns of two articles with one guid', () => {
  const { content, diagnostics } = assembled({
    'articles/a.md': article('guid: https://example.org/?p=12'),
    'articles/b.md': article('guid: https://example.org/?p=12'),
    'articles/c.md': article('guid:'),
    'articles/d.md': article('guid: ""'),
  });
  expect(content.articles).toHaveLength(4);
  expect(listed(diagnostics)).toEqual([
    'articles/a.md:4:7 shared-guid',
    'articles/b.md:4:7 shared-guid',
  ]);
  expect(diagnostics[0]?.message).toBe('guid is that of articles/b.md too');
});

it('says nothing of an empty body where front matter hides whether the article is a draft', () => {
  const codes = (text: string): string[] =>
    assembled({ 'articles/a.md': text }).diagnostics.map(({ code }) => code);
  expect(codes('---\ntitle: [\ndraft: true\n---\n')).toEqual(['header-syntax']);
  expect(codes('---\ntitle: A\ndate: soon\ndraft: true\n---\n')).toEqual(['invalid-date']);
  expect(codes('---\ntitle: A\ndate: soon\n---\n')).toEqual(['invalid-date', 'empty-body']);
});
