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
    ['feature_image', 'image', 'x.png'],
    ['heroImage', 'image', 'x.png'],
    ['cover', 'image', 'x.png'],
    ['banner', 'image', 'x.png'],
    ['thumbnail', 'image', 'x.png'],
    ['tag', 'tags', 'X'],
    ['publishdate', 'publishDate', '2018-03-14'],
    ['pubdate', 'publishDate', '2018-03-14'],
    ['expires', 'expiryDate', '2018-03-14'],
    ['unpublishdate', 'expiryDate', '2018-03-14'],
    ['publish', 'published', 'true'],
    ['post_status', 'status', 'publish'],
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

describe('several spellings of one key', () => {
  it.each(['pubDate', 'published_at'])('give the date: %s', (spelling) => {
    const { data, diagnostics } = readRaw('title: A', `${spelling}: 2020-03-06`);
    expect(diagnostics).toEqual([]);
    expect(data?.date?.day).toBe('2020-03-06');
  });

  it('say one thing where they name one day', () => {
    expect(readArticle('published_at: 2018-03-13T16:54:41Z').diagnostics).toEqual([]);
    expect(readArticle('pubDate:').diagnostics).toEqual([]);
  });

  it('may not differ where they decide whether the article is public', () => {
    const read = readArticle('pubDate: 2090-01-01');
    expect(positions(read.diagnostics)).toEqual(['4:1 repeated-key']);
    expect(read.diagnostics[0]?.message).toBe(
      '`date` and `pubDate` in lines 3 and 4 mean the same and differ',
    );
    expect(read.data).toBeUndefined();
  });

  it('are joined where they are lists, with a warning', () => {
    const read = readArticle('category: Main', 'categories: [A, Main, B]', 'redirect_from: [/b/]');
    expect(read.data?.categories).toEqual(['A', 'Main', 'B']);
    expect(positions(read.diagnostics)).toEqual(['4:1 repeated-list']);
    const aliases = readArticle('aliases: [/a/]', 'redirect_from: /b/');
    expect(aliases.data?.aliases).toEqual(['/a/', '/b/']);
    expect(positions(aliases.diagnostics)).toEqual(['5:1 repeated-list']);
  });

  it('in a map of their own are those of the article', () => {
    const read = readArticle('taxonomies:', '  tags: [one, two]', '  categories: three');
    expect(read.data).toMatchObject({ tags: ['one', 'two'], categories: ['three'] });
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
    'date: 2018-03-14',
    'safeURL: /b/',
    'slug: b',
    'draft: true',
    'published: false',
    'status: draft',
    'unlisted: true',
    'publishDate: 2018-03-15',
    'expiryDate: 2018-03-15',
    'aliases: [/b/]',
  ])('that decides whether or where the article is public is an error: %s', (line) => {
    const [key = ''] = line.split(':');
    const other: Record<string, string> = {
      date: '2018-03-13',
      safeURL: '/a/',
      aliases: '[/a/]',
      slug: 'a',
      status: 'publish',
      published: 'true',
    };
    const value = other[key] ?? (key.endsWith('Date') ? '2018-03-14' : 'false');
    const first = key === 'date' ? [] : [`${key}: ${value}`];
    const { data, partial, diagnostics } = readArticle(...first, line);
    expect(data).toBeUndefined();
    expect(partial).toMatchObject({ title: 'A title' });
    expect(positions(diagnostics)).toEqual([`${4 + first.length}:1 repeated-key`]);
    expect(diagnostics[0]?.message).toContain(`lines ${first.length + 3} and ${first.length + 4} `);
  });

  it('counts with its last value where it decides nothing', () => {
    const { data, diagnostics } = readArticle('title: B', 'plugin: 1', 'title: C', 'plugin: 2');
    expect(data?.title).toBe('C');
    expect(positions(diagnostics)).toEqual([
      '4:1 overridden-key',
      '6:1 overridden-key',
      '7:1 overridden-key',
    ]);
    expect(diagnostics.map(({ message }) => /lines \d+ and \d+/.exec(message)?.[0])).toEqual([
      'lines 2 and 4',
      'lines 4 and 6',
      'lines 5 and 7',
    ]);
  });

  it('that is empty once takes nothing from a list', () => {
    const { data, diagnostics } = readArticle('tags: [A]', 'tags:');
    expect(data?.tags).toEqual(['A']);
    expect(positions(diagnostics)).toEqual(['5:1 repeated-list']);
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
    ['Tag', 'tags'],
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
