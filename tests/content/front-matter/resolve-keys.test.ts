import { describe, expect, it } from 'vitest';
import { articleFields } from '../../../src/content/front-matter/fields.ts';
import { positions, readArticle, readRaw } from './support.ts';

describe('other spellings', () => {
  it.each([
    ['url', 'safeURL', '/x/'],
    ['permalink', 'safeURL', '/x/'],
    ['updated', 'lastmod', '2018-03-14'],
    ['modified', 'lastmod', '2018-03-14'],
    ['expirydate', 'expiryDate', '2018-03-14'],
    ['excerpt', 'description', 'words'],
    ['summary', 'description', 'words'],
    ['category', 'categories', 'X'],
    ['author', 'authors', 'x'],
    ['featured_image', 'image', 'x.png'],
    ['featuredImage', 'image', 'x.png'],
    ['coverImage', 'image', 'x.png'],
    ['primary_image', 'image', 'x.png'],
    ['redirect_from', 'aliases', '/x/'],
    ['language', 'lang', 'de'],
  ])('%s means %s', (spelling, key, value) => {
    expect(articleFields.spellings.get(spelling)).toBe(key);
    const { data, diagnostics } = readArticle(`${spelling}: ${value}`);
    expect(diagnostics).toEqual([]);
    expect(data).toHaveProperty([key]);
    expect(data).toEqual(readArticle(`${key}: ${value}`).data);
  });

  it('are read with a space before the colon', () => {
    expect(readArticle('safeURL : 2018/03/13/slug/').data?.safeURL).toBe('/2018/03/13/slug/');
  });

  it.each(['description: ""', 'description:', 'description: " "'])(
    'are read where the key itself is empty: %s',
    (empty) => {
      expect(readArticle('excerpt: Words.', empty).data?.description).toBe('Words.');
    },
  );

  it('yield to the key itself, wherever it stands', () => {
    const read = readArticle('url: /old/', 'safeURL: /new/');
    expect(read.data?.safeURL).toBe('/new/');
    expect(read.otherSpellings).toMatchObject([
      { key: 'safeURL', text: '/old/', span: { line: 4, column: 6 } },
    ]);
    expect(read.diagnostics).toEqual([]);
  });
});

describe('a repeated key', () => {
  it('with the same value is one', () => {
    const read = readArticle(
      'categories : [A,B]',
      'draft: false',
      'categories : [A, B]',
      'draft: false',
    );
    expect(read.diagnostics).toEqual([]);
    expect(read.data?.categories).toEqual(['A', 'B']);
  });

  it.each(['tags', 'categories', 'authors', 'keywords'])(
    'of the list %s is joined in order',
    (key) => {
      const { data, diagnostics } = readArticle(`${key}: [A, B]`, `${key}: [C, A]`);
      expect(data).toHaveProperty([key], ['A', 'B', 'C']);
      expect(positions(diagnostics)).toEqual(['5:1 repeated-list']);
      expect(diagnostics[0]?.message).toContain('lines 4 and 5');
    },
  );

  it.each([
    ['title: B', '4:1 repeated-key'],
    ['date: 2018-03-14', '4:1 repeated-key'],
  ])('with another value is an error: %s', (line, place) => {
    const { data, partial, diagnostics } = readArticle(line);
    expect(data).toBeUndefined();
    expect(partial).toBeDefined();
    expect(positions(diagnostics)).toEqual([place]);
  });

  it('that is unknown is an error all the same', () => {
    expect(positions(readArticle('plugin: 1', 'plugin: 2').diagnostics)).toEqual([
      '5:1 repeated-key',
    ]);
  });
});

describe('an unknown key', () => {
  it.each(['wordpress_id', 'dsq_thread_id', 'layout', 'x', 'dates_of_use', 'comments'])(
    '%s is allowed',
    (key) => {
      expect(readArticle(`${key}: 1`).diagnostics).toEqual([]);
    },
  );

  it.each([
    ['titel', 'title'],
    ['tag', 'tags'],
    ['Tags', 'tags'],
    ['dat', 'date'],
    ['darft', 'draft'],
    ['safe_url', 'safeURL'],
    ['SafeUrl', 'safeURL'],
    ['publish_date', 'publishDate'],
    ['descripton', 'description'],
    ['desciptoin', 'description'],
    ['categoreis', 'categories'],
    ['image-alt', 'imageAlt'],
    ['last_mod', 'lastmod'],
    ['reviewed_by', 'reviewedBy'],
  ])('%s is asked whether it means %s', (written, key) => {
    const { diagnostics } = readArticle(`${written}: x`);
    expect(diagnostics).toMatchObject([
      {
        line: 4,
        column: 1,
        length: written.length,
        code: 'near-miss-key',
        hint: `Did you mean \`${key}\`?`,
      },
    ]);
  });

  it('that is far from any known one is nobody’s near miss', () => {
    expect(readArticle('toys: x', 'tgas2: x', 'dscrptn: x').diagnostics).toEqual([]);
  });
});

describe('a text where a list can stand', () => {
  it('is split at commas, each part at its place', () => {
    const read = readArticle('tags:  FHIR , HL7,,R&D');
    expect(read.data?.tags).toEqual(['FHIR', 'HL7', 'R&D']);
    expect([0, 1, 2].map((index) => read.spans[`tags.${index}`]?.column)).toEqual([8, 15, 20]);
  });

  it('is one author, whatever commas it holds', () => {
    expect(readArticle('author: Doe, Jane').data?.authors).toEqual(['Doe, Jane']);
  });

  it('is no item when it is empty', () => {
    const { data } = readRaw(
      'title: A',
      'date: 2018-03-13',
      "tags: ''",
      'authors: ""',
      'keywords: ","',
    );
    expect(data).toMatchObject({ tags: [], authors: [], keywords: [] });
  });
});
