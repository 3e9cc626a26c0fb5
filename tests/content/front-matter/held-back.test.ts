import { describe, expect, it } from 'vitest';
import { positions, readArticle, readRaw, readTerm } from './support.ts';

describe('what another generator keeps from readers', () => {
  it.each([
    'published: false',
    'publish: false',
    'status: draft',
    'status: Private',
    'status: " pending "',
    'status: trash',
    'post_status: private',
    'draft: false\nstatus: draft',
    'draft: true\npublished: true',
  ])('is a draft without a word: %j', (lines) => {
    const { data, diagnostics } = readArticle(...lines.split('\n'));
    expect(diagnostics).toEqual([]);
    expect(data?.draft).toBe(true);
  });

  it.each([
    'published: true',
    'published:',
    'published: ""',
    'status: publish',
    'status: published',
    'status: public',
    'status: none',
    'status: future',
    'status:',
  ])('is no draft by %j', (line) => {
    const { data, diagnostics } = readArticle(line);
    expect(diagnostics).toEqual([]);
    expect(data?.draft).toBe(false);
  });

  it.each([
    ['status: final', '4:9', 'status "final" is not known, so that the article is a draft'],
    ['status: [a]', '4:9', 'status is not known, so that the article is a draft'],
    [
      'published: 2020-01-01',
      '4:12',
      'published is neither true nor false, so that the article is a draft',
    ],
    [
      'published: "false"',
      '4:12',
      'published is neither true nor false, so that the article is a draft',
    ],
  ])('is a draft with a warning where nobody knows: %s', (line, position, message) => {
    const { data, diagnostics } = readArticle(line);
    expect(positions(diagnostics)).toEqual([`${position} unknown-status`]);
    expect(diagnostics[0]?.message).toBe(message);
    expect(data?.draft).toBe(true);
  });

  it('stays an error where `draft` itself is wrong', () => {
    const read = readArticle('draft: maybe', 'published: false');
    expect(positions(read.diagnostics)).toEqual(['4:8 invalid-value']);
    expect(read.data).toBeUndefined();
    expect(read.partial).not.toHaveProperty('draft');
  });

  it('stays an error where two spellings differ', () => {
    const read = readArticle('published: true', 'publish: false');
    expect(positions(read.diagnostics)).toEqual(['5:1 repeated-key']);
    expect(read.data).toBeUndefined();
    expect(read.partial?.draft).not.toBe(true);
  });
});

describe('a key that hides a page elsewhere', () => {
  it.each([
    'password: "1234"',
    'post_password: x',
    'hidden: true',
    'Hidden: true',
    'headless: true',
    'private: true',
    'visibility: private',
    'visibility: members',
    'visibility: password',
    'build: { render: never }',
    '_build: { list: local }',
    '_build: { render: false }',
    '_build: { render: link, list: always }',
    'eleventyExcludeFromCollections: true',
    'isDraft: true',
    'is_draft: true',
    'state: draft',
    'State: Private',
    'render: false',
    'render: never',
    'build: never',
    'build: false',
    'expirationDate: 2020-01-01',
    'expiration_date: 2020-01-01',
  ])('is an error that says what to write: %s', (line) => {
    const { data, partial, diagnostics } = readArticle(line);
    expect(positions(diagnostics)).toEqual(['4:1 held-back']);
    expect(diagnostics[0]?.hint).toMatch(/`draft: true`/);
    expect(data).toBeUndefined();
    expect(partial?.title).toBe('A title');
  });

  it('names `unlisted` where the page has an address elsewhere, and `draft` alone where it has none', () => {
    const hintOf = (line: string) => readArticle(line).diagnostics[0]?.hint;
    expect(hintOf('hidden: true')).toContain('`unlisted: true`');
    expect(hintOf('_build: { list: never }')).toContain('`unlisted: true`');
    expect(hintOf('_build: { render: never, list: never }')).not.toContain('`unlisted: true`');
  });

  it.each([
    'password:',
    'password: ""',
    'hidden: false',
    'headless: false',
    'private: false',
    'visibility: Public',
    'visibility:',
    'build: { render: always, list: true }',
    'build: {}',
    'build: 42',
    '_build: { publishResources: false }',
    'isDraft: false',
    'is_draft:',
    'state: New York',
    'state: published',
    'render: true',
    'render: always',
    'build: always',
    'expirationDate:',
  ])('hides nothing when it is false or empty: %s', (line) => {
    const { data, diagnostics } = readArticle(line);
    expect(diagnostics).toEqual([]);
    expect(data?.draft).toBe(false);
  });

  it('keeps the data of a draft', () => {
    const { data, diagnostics } = readArticle('draft: true', 'password: x');
    expect(positions(diagnostics)).toEqual(['5:1 held-back']);
    expect(data?.draft).toBe(true);
  });
});

describe('a key that holds an article back and is spelt otherwise', () => {
  it.each([
    ['Draft: true', 'Write `draft`'],
    ['DRAFT: "yes"', 'Write `draft`'],
    ['drafts: true', 'Write `draft`'],
    ['Published: false', 'Write `published`, or `draft: true`'],
    ['Published: 2030-01-01', 'Write `published`, or `draft: true`'],
    ['publishd: false', 'Write `published`, or `draft: true`'],
    ['Status: private', 'Write `status`, or `draft: true`'],
    ['Post-Status: final', 'Write `status`, or `draft: true`'],
    ['Unlisted: true', 'Write `unlisted`'],
    ['ExpiryDate: 2020-01-01', 'Write `expiryDate`'],
    ['PublishDate: 2030-01-01', 'Write `publishDate`'],
    ['expiry_date: 2020-01-01', 'Write `expiryDate`'],
  ])('is an error that says what to write: %s', (line, hint) => {
    const { data, diagnostics } = readArticle(line);
    expect(positions(diagnostics)).toEqual(['4:1 held-back']);
    expect(diagnostics[0]?.hint).toBe(hint);
    expect(data).toBeUndefined();
  });

  it.each(['Draft: false', 'Published: true', 'Status: publish', 'Unlisted:', 'publisher: Acme'])(
    'is no error where it holds nothing back: %s',
    (line) => {
      const { data, diagnostics } = readArticle(line);
      expect(positions(diagnostics)).toEqual(['4:1 near-miss-key']);
      expect(data?.draft).toBe(false);
    },
  );

  it('is found where it stands twice', () => {
    const { data, diagnostics } = readArticle('Draft: false', 'Draft: true');
    expect(positions(diagnostics)).toContain('5:1 held-back');
    expect(data).toBeUndefined();
  });
});

describe('a page, a term or an author', () => {
  it.each([
    'draft: true',
    'draft: "true"',
    'published: false',
    'status: private',
    'unlisted: true',
    'password: x',
    'Draft: true',
    'Status: private',
    'isDraft: true',
    'expiryDate: 2020-01-01',
    'expires: 2030-01-01',
    'expiration_date: 2030-01-01',
    'publishDate: 2030-01-01',
    'publish_date: 2030-01-01',
  ])('cannot be held back, and says so: %s', (line) => {
    const { data, diagnostics } = readTerm('title: A', line);
    expect(positions(diagnostics)).toEqual(['3:1 held-back']);
    expect(data).toBeUndefined();
  });

  it.each([
    'draft: false',
    'published: true',
    'status: Professor',
    'unlisted: false',
    'draft:',
    'expires:',
    'date: 2018-03-13',
  ])('is not held back by %j', (line) => {
    expect(readTerm('title: A', line).diagnostics).toEqual([]);
  });
});

describe('a draft', () => {
  it.each(['date:', 'date: ~', 'date: ""', 'pubDate:'])('may lack a date: %j', (line) => {
    const { data, diagnostics } = readRaw('title: A title', 'draft: true', line);
    expect(diagnostics).toEqual([]);
    expect(data).toMatchObject({ title: 'A title', draft: true });
    expect(data?.date).toBeUndefined();
  });

  it('keeps what is right where other values are wrong', () => {
    const { data, diagnostics } = readArticle(
      'published: false',
      "url: '?p=104&preview=true'",
      'tags: [A]',
      'toc: maybe',
      'lastmod: -001-11-30',
    );
    expect(positions(diagnostics)).toEqual([
      '5:6 invalid-address',
      '8:10 invalid-date',
      '7:6 invalid-value',
    ]);
    expect(data).toMatchObject({ draft: true, tags: ['A'], toc: true });
    expect(data?.safeURL).toBeUndefined();
  });
});
