import { describe, expect, it } from 'vitest';
import {
  articleSchema,
  termSchema,
} from '../../../src/content/front-matter/front-matter-schema.ts';
import { articleKeys, termKeys } from '../../../src/content/front-matter/keys.ts';
import { places, readArticle, readRaw, readTerm } from './support.ts';

it('has one field for each documented key', () => {
  expect(Object.keys(articleSchema.shape).sort()).toEqual(Object.keys(articleKeys).sort());
  expect(Object.keys(termSchema.shape).sort()).toEqual(Object.keys(termKeys).sort());
});

it.each(Object.values(articleKeys).map(({ example }) => example))(
  'accepts the documented example: %s',
  (example) => {
    const lines = /^(?:title|date):/.test(example)
      ? [example]
      : ['title: A', 'date: 2018-03-13', example];
    const { data, diagnostics } = readRaw(
      ...lines,
      ...(example.startsWith('date:') ? ['title: A'] : []),
    );
    expect(diagnostics).toEqual([]);
    expect(data).toBeDefined();
  },
);

it.each(Object.values(termKeys).map(({ example }) => example))(
  'accepts the documented example of a term: %s',
  (example) => {
    expect(
      readTerm(...(example.startsWith('title:') ? [] : ['title: A']), example).diagnostics,
    ).toEqual([]);
  },
);

it('makes of the least header the defaults', () => {
  expect(readRaw('title: A').data).toEqual({
    title: 'A',
    draft: false,
    description: '',
    keywords: [],
    tags: [],
    categories: [],
    authors: [],
    imageAlt: '',
    aliases: [],
    reviewedBy: [],
    toc: true,
    featured: false,
    noindex: false,
  });
});

describe('text', () => {
  it.each([
    ["'  A  B '", 'A  B'],
    ['"A\\n  B"', 'A B'],
    ['A &amp; B &#8217; &eacute;', 'A & B ’ é'],
    ['“A”', '“A”'],
    ['2018', '2018'],
    ['1.10', '1.10'],
    ['true', 'true'],
  ])('%s reads %j', (written, title) => {
    expect(readRaw(`title: ${written}`).data?.title).toBe(title);
  });

  it('decodes entities once', () => {
    expect(readRaw('title: "&amp;lt;b>"').data?.title).toBe('&lt;b>');
  });
});

describe('lists', () => {
  it('drop repeated and empty values and keep the order', () => {
    expect(readArticle('tags: [B, A, B, "", A &amp; C]').data?.tags).toEqual(['B', 'A', 'A & C']);
  });

  it('can be empty in every way', () => {
    expect(readArticle('tags:', 'categories: []', 'authors: ~').data).toMatchObject({
      tags: [],
      categories: [],
      authors: [],
    });
  });
});

describe('flags', () => {
  it.each(['draft', 'toc', 'featured', 'noindex'])(
    '%s is true or false and nothing else',
    (key) => {
      expect(readArticle(`${key}: true`).data).toHaveProperty([key], true);
      expect(readArticle(`${key}: false`).data).toHaveProperty([key], false);
      for (const value of ['no', 'yes', '"false"', '1', '0', '', 'off', '[true]']) {
        expect(places(readArticle(`${key}: ${value}`).diagnostics)).toEqual([
          value === '' ? '4:1 invalid-value' : `4:${key.length + 3} invalid-value`,
        ]);
      }
    },
  );
});

it.each(['null', '~', '', '""', '" "'])('takes the picture %j for none', (value) => {
  expect(readArticle(`image: ${value}`).data).toMatchObject({ title: 'A title' });
  expect(readArticle(`image: ${value}`).data?.image).toBeUndefined();
});

it.each([
  ['en', 'en'],
  ['pt-br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
])('spells the language %s as %s', (written, lang) => {
  expect(readArticle(`lang: ${written}`).data?.lang).toBe(lang);
});

it.each([
  ['https://Example.org/a b', 'https://example.org/a%20b'],
  ['http://example.org', 'http://example.org/'],
])('spells the canonical address %s as %s', (written, url) => {
  expect(readArticle(`canonical: ${written}`).data?.canonical).toBe(url);
});

it('keeps the sound values of a header with an error, for the checks that need other files', () => {
  const { data, partial } = readArticle('draft: maybe', 'safeURL: /x/', 'tags: [A]');
  expect(data).toBeUndefined();
  expect(partial).toMatchObject({ title: 'A title', safeURL: '/x/', tags: ['A'] });
  expect(partial).not.toHaveProperty('draft');
});

it('reads the header of the seed’s shape', () => {
  const read = readRaw(
    "title: 'A title'",
    'url: 2018/03/13/slug/',
    'keywords : A, B & C',
    'description : Some words. And more.',
    'date: Tue, 13 Mar 2018 16:54:41 +0000',
    'draft: false',
    'tags: [Healthcare, Social media]',
    'categories : [Healthcare IT,Healthcare, Social media]',
    'authors : [citrus]',
    'categories : [Healthcare IT,Healthcare, Social media]',
    'image : 1527462-1170x500.png',
    'share : 2018/03/13/slug/',
    'safeURL : 2018/03/13/slug/',
    '',
  );
  expect(read.diagnostics).toEqual([]);
  expect(read.data).toMatchObject({
    title: 'A title',
    safeURL: '/2018/03/13/slug/',
    share: '/2018/03/13/slug/',
    keywords: ['A', 'B & C'],
    date: { time: Date.UTC(2018, 2, 13, 16, 54, 41), day: '2018-03-13' },
    draft: false,
    tags: ['Healthcare', 'Social media'],
    categories: ['Healthcare IT', 'Healthcare', 'Social media'],
    authors: ['citrus'],
    image: '1527462-1170x500.png',
  });
});
