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

it('names words without brackets each of which is a term of other articles', () => {
  const { diagnostics } = assembled({
    'articles/a.md': article('categories: jekyll update'),
    'articles/b.md': article('categories: [Jekyll, open, source]'),
    'articles/c.md': article('categories:\n  - update'),
    'articles/d.md': article('categories: open source'),
    'articles/e.md': article('categories: [open source]'),
    'articles/f.md': article('categories: jekyll alone, update'),
    'articles/g.md': article('categories: "update jekyll"'),
    'articles/h.md': article('categories: jekyll once'),
    'articles/i.md': article('tags: jekyll update'),
  });
  expect(diagnostics.filter(({ code }) => code === 'joined-terms')).toMatchObject([
    {
      file: 'articles/a.md',
      line: 4,
      column: 13,
      message:
        '"jekyll update" in categories is one term, and each of its words is one of other articles',
      hint: 'Write `[jekyll, update]`, or `["jekyll update"]` if one is meant',
    },
  ]);
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

describe('a name that differs by a letter from a known one', () => {
  function nearMisses(files: Record<string, string>): string[] {
    const { diagnostics } = assembled(files);
    return diagnostics
      .filter(({ code }) => code === 'near-miss-term')
      .map(
        ({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}. ${hint}.`,
      );
  }

  function used(key: string, ...values: string[]): Record<string, string> {
    return Object.fromEntries(
      values.map((value, index) => [`articles/${index}.md`, article(`${key}: [${value}]`)]),
    );
  }

  it.each(['tags', 'categories'])('is named in %s at each of its values', (key) => {
    expect(
      nearMisses(used(key, 'Other, Standarts', 'Standards', 'standards', 'Standards', 'Standarts')),
    ).toEqual(
      [`articles/0.md:4:${key.length + 11}`, `articles/4.md:4:${key.length + 4}`].map(
        (at) =>
          `${at} "Standarts" in ${key} differs by a letter from "Standards". Write "Standards", or add a file for "Standarts" if it is meant.`,
      ),
    );
  });

  it.each([
    ['a letter too many', 'Standdards'],
    ['a letter too few', 'Stanards'],
    ['two letters swapped', 'Stnadards'],
    ['another letter', 'Standerds'],
    ['a space', 'Stand ards'],
  ])('is named with %s', (_, value) => {
    expect(nearMisses(used('tags', 'Standards', 'Standards', value))).toHaveLength(1);
  });

  it.each([
    ['a plural', 'standard', ['standards', 'standards']],
    [
      'a plural in a name of several words',
      'open standard body',
      ['open standards body', 'open standards body'],
    ],
    ['another ending', 'policy', ['police', 'police']],
    ['another number', 'release 2019', ['release 2020', 'release 2020']],
    ['another version', 'HL7 v2', ['HL7 v3', 'HL7 v3']],
    ['another beginning', 'ServiceBus', ['NServiceBus', 'NServiceBus']],
    ['a short word', 'cart', ['card', 'card']],
    ['a sign', 'F#', ['C#', 'C#']],
    ['two letters', 'Standorts', ['Standards', 'Standards']],
    ['a character that is a word', '医療情報学入門', ['医療情報化入門', '医療情報化入門']],
    ['as many uses', 'Standarts', ['Standards']],
  ])('is not %s', (_, value, others) => {
    expect(nearMisses(used('tags', value, ...others))).toEqual([]);
  });

  it('is not one that three articles have, or that has a file', () => {
    const known = Array.from({ length: 9 }, () => 'Standards');
    expect(nearMisses(used('tags', ...known, 'Standarts', 'Standarts', 'Standarts'))).toEqual([]);
    expect(
      nearMisses({
        ...used('tags', ...known, 'Standarts'),
        'tags/standarts.md': termPage('Standarts'),
      }),
    ).toEqual([]);
  });

  it('is named where the other has a file and no article', () => {
    expect(
      nearMisses({
        ...used('categories', 'Standarts'),
        'categories/standards.md': termPage('Standards'),
      }),
    ).toEqual([
      'articles/0.md:4:14 "Standarts" in categories differs by a letter from "Standards". Write "Standards", or add a file for "Standarts" if it is meant.',
    ]);
  });

  it('of an author is compared with the ids and titles of files only', () => {
    const files = {
      ...used(
        'authors',
        'jane-doee, John Smit',
        'Jane Dooe',
        'Jon Smith',
        'John Smith',
        'jane-doe',
      ),
      'articles/review.md': article('reviewedBy: jane-do'),
      'authors/jane-doe.md': termPage('Jane Doe'),
      'authors/desks.md': termPage('Standards desk'),
      'articles/desk.md': article('authors: [desk, Standards desks]'),
    };
    expect(nearMisses(files).map((line) => line.replace(/ in .* from /, ' -> '))).toEqual([
      'articles/0.md:4:11 "jane-doee" -> "jane-doe". Write "jane-doe", or add a file for "jane-doee" if it is meant.',
      'articles/1.md:4:11 "Jane Dooe" -> "jane-doe". Write "jane-doe", or add a file for "Jane Dooe" if it is meant.',
      'articles/review.md:4:13 "jane-do" -> "jane-doe". Write "jane-doe", or add a file for "jane-do" if it is meant.',
      'articles/desk.md:4:17 "Standards desks" -> "Standards desk". Write "Standards desk", or add a file for "Standards desks" if it is meant.',
    ]);
  });
});
