import { describe, expect, it } from 'vitest';
import { article, assembled, listed } from '../compiled.ts';

function termPage(title: string): string {
  return `---\ntitle: ${title}\n---\nText.\n`;
}

it('makes one term of values with one slug, named by the spelling used most often', () => {
  const { content, diagnostics } = assembled({
    'articles/a.md': article('tags: [HEALTH IT]'),
    'articles/b.md': article('tags: [Health IT]'),
    'articles/c.md': article('tags: [Other, Health IT]'),
  });
  expect([...content.tags].map(([slug, { name }]) => [slug, name])).toEqual([
    ['health-it', 'Health IT'],
    ['other', 'Other'],
  ]);
  expect(listed(diagnostics)).toEqual(['articles/a.md:4:8 term-spelling']);
});

it('of equally frequent spellings takes the first in code-unit order', () => {
  const { content, diagnostics } = assembled({
    'articles/a.md': article('tags: [ehr]'),
    'articles/b.md': article('tags: [EHR]'),
  });
  expect(content.tags.get('ehr')?.name).toBe('EHR');
  expect(listed(diagnostics)).toEqual(['articles/a.md:4:8 term-spelling']);
});

it('keeps tags and categories apart', () => {
  const { content, diagnostics } = assembled({
    'articles/a.md': article('tags: [EHR]'),
    'articles/b.md': article('categories: [ehr]'),
  });
  expect([content.tags.get('ehr')?.name, content.categories.get('ehr')?.name]).toEqual([
    'EHR',
    'ehr',
  ]);
  expect(diagnostics).toEqual([]);
});

it('gives each article its slugs in the order written, each once', () => {
  const { content } = assembled({ 'articles/a.md': article('tags: [B, A, b]') });
  expect(content.articles[0]?.tags).toEqual(['b', 'a']);
});

it.each(['tags', 'categories', 'authors'])(
  'names a value of %s whose address is too long',
  (key) => {
    const long = 'é'.repeat(101);
    const { diagnostics } = assembled({
      'articles/a.md': article(`${key}: [Short, ${long}]`),
      'articles/b.md': article(`${key}: [${long.toUpperCase()}, ${'é'.repeat(100)}]`),
    });
    expect(listed(diagnostics).filter((line) => line.endsWith('invalid-address'))).toEqual([
      `articles/a.md:4:${key.length + 11} invalid-address`,
      `articles/b.md:4:${key.length + 4} invalid-address`,
    ]);
    expect(diagnostics.find(({ code }) => code === 'invalid-address')?.message).toBe(
      `the address of "${'é'.repeat(60)}…" in ${key} has a part of more than 200 bytes`,
    );
  },
);

it.each(['tags', 'categories', 'authors'])('names a file of %s that makes no address', (folder) => {
  const long = `${folder}/${'n'.repeat(201)}.md`;
  const { diagnostics } = assembled({ [`${folder}/!!!.md`]: termPage('A'), [long]: termPage('B') });
  expect(listed(diagnostics)).toEqual([
    `${folder}/!!!.md:1:1 empty-slug`,
    `${long}:1:1 invalid-address`,
  ]);
});

describe('the file of a term', () => {
  it('names it when its title has the term’s slug', () => {
    const { content, diagnostics } = assembled({
      'articles/a.md': article('categories: [open data]'),
      'categories/open-data.md': termPage('Open Data'),
    });
    expect(content.categories.get('open-data')).toMatchObject({
      name: 'Open Data',
      page: { title: 'Open Data' },
    });
    expect(listed(diagnostics)).toEqual(['articles/a.md:4:14 term-spelling']);
  });

  it('leaves it its name otherwise', () => {
    const { content, diagnostics } = assembled({
      'articles/a.md': article('tags: [FHIR]'),
      'tags/fhir.md': termPage('Fast Healthcare Interoperability Resources'),
    });
    expect(content.tags.get('fhir')?.name).toBe('FHIR');
    expect(diagnostics).toEqual([]);
  });

  it('makes a term that no article has yet', () => {
    expect(assembled({ 'tags/fhir.md': termPage('FHIR') }).content.tags.get('fhir')?.name).toBe(
      'FHIR',
    );
  });

  it('shares its slug with no other file', () => {
    const { diagnostics } = assembled({
      'tags/open-notes.md': termPage('A'),
      'tags/more/Open Notes.md': termPage('B'),
    });
    expect(listed(diagnostics)).toEqual([
      'tags/more/Open Notes.md:1:1 duplicate-address',
      'tags/open-notes.md:1:1 duplicate-address',
    ]);
  });
});

it('counts the terms of articles whose header has an error', () => {
  const { diagnostics } = assembled({
    'articles/a.md': article('tags: [Health IT]\ndraft: maybe'),
    'articles/b.md': article('tags: [Health IT]'),
    'articles/c.md': article('tags: [health it]'),
  });
  expect(listed(diagnostics)).toEqual([
    'articles/a.md:5:8 invalid-value',
    'articles/c.md:4:8 term-spelling',
  ]);
});

it('points at each of several values without a letter', () => {
  const { diagnostics } = assembled({
    'articles/a.md': article('categories:\n  - A\n  - "!"\n  - "?"'),
  });
  expect(listed(diagnostics)).toEqual([
    'articles/a.md:6:5 empty-slug',
    'articles/a.md:7:5 empty-slug',
  ]);
});

it('reports a value at its position, whatever is left out before it', () => {
  const { diagnostics } = assembled({
    'articles/a.md': article('tags: [A, "", A, "A&#32;", b]\nauthors: [X, X, "-"]'),
    'articles/b.md': article('tags: B'),
    'articles/c.md': article('tags: B'),
  });
  expect(listed(diagnostics)).toEqual([
    'articles/a.md:4:28 term-spelling',
    'articles/a.md:5:17 empty-slug',
  ]);
});

describe('authors', () => {
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
});

it('names the term of a folder’s index by the folder', () => {
  const { content, diagnostics } = assembled({
    'articles/a.md': article('authors: [jane]'),
    'authors/jane/index.md': '---\ntitle: Jane Doe\n---\n',
    'authors/joe/index.md': '---\ntitle: Joe\n---\n',
  });
  expect(diagnostics).toEqual([]);
  expect([...content.authors].map(([slug, { name }]) => [slug, name])).toEqual([
    ['jane', 'Jane Doe'],
    ['joe', 'Joe'],
  ]);
});
