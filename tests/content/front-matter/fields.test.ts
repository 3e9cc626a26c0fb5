import type { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { fixFrontMatter } from '../../../src/content/rewrite/fix-front-matter.ts';
import { fieldTable } from '../../../src/content/front-matter/field-table.ts';
import {
  articleData,
  articleFields,
  articleSchema,
  termData,
  termFields,
  type ArticleFrontMatter,
  type TermFrontMatter,
} from '../../../src/content/front-matter/fields.ts';
import { readFrontMatter } from '../../../src/content/front-matter/read-front-matter.ts';
import { text } from '../../../src/content/front-matter/value-types.ts';
import { positions, readArticle, readRaw, readTerm } from './support.ts';

const examplesOf = ({ fields }: typeof articleFields | typeof termFields): string[] =>
  Object.values(fields).map(({ example }) => example);

it.each(examplesOf(articleFields))('accepts the documented example: %s', (example) => {
  const others = ['title: A', 'date: 2018-03-13'].filter(
    (line) => !example.startsWith(line.slice(0, 5)),
  );
  const { data, diagnostics } = readRaw(...others, example);
  expect(diagnostics).toEqual([]);
  expect(data).toBeDefined();
});

it.each(examplesOf(termFields))('accepts the documented example of a term: %s', (example) => {
  const title = example.startsWith('title:') ? [] : ['title: A'];
  expect(readTerm(...title, example).diagnostics).toEqual([]);
});

it('makes a key known by its entry in the table alone', () => {
  const table = fieldTable({
    title: { type: text, meaning: '', example: 'title: A' },
    subtitle: { type: text, alsoAccepted: ['subhead'], meaning: '', example: 'subtitle: B' },
  });
  const read = (line: string) => readFrontMatter(`---\ntitle: A\n${line}\n---\n`, table);
  expect(read('subhead: "A &amp; B"').data).toEqual({ title: 'A', subtitle: 'A & B' });
  expect(read('subtitle: [A]').diagnostics).toMatchObject([
    { code: 'invalid-value', line: 3, hint: 'Its shape is: text' },
  ]);
  expect(read('subtitel: B').diagnostics).toMatchObject([
    { code: 'near-miss-key', hint: 'Did you mean `subtitle`?' },
  ]);
  expect(fixFrontMatter('---\nsubhead: B\n---\n', table).text).toBe('---\nsubtitle: B\n---\n');
});

describe('data', () => {
  it('has the types that the schema gives', () => {
    expectTypeOf<z.output<typeof articleData>>().toEqualTypeOf<ArticleFrontMatter>();
    expectTypeOf<z.output<typeof termData>>().toEqualTypeOf<TermFrontMatter>();
    expectTypeOf<ArticleFrontMatter['tags']>().toEqualTypeOf<string[]>();
    expectTypeOf<ArticleFrontMatter>().toHaveProperty('lang').toEqualTypeOf<string | undefined>();
    expectTypeOf<ArticleFrontMatter>().not.toHaveProperty('links');
  });

  it('is the same when it is validated again, whatever was written', () => {
    for (const { fields, schema, data } of [articleFields, termFields]) {
      const counts = new Map<string, number>();
      const written = fc.record(
        Object.fromEntries(
          Object.entries(fields).map(([key, { type }]) => [key, writtenValue(type.shape)]),
        ),
        { requiredKeys: ['title'] },
      );
      fc.assert(
        fc.property(written, (values) => {
          const valid = Object.fromEntries(
            Object.entries(values).filter(
              ([key, value]) => fields[key]?.type.read.safeParse(value).success,
            ),
          );
          const typed = schema.safeParse({ title: 'A', ...valid });
          const once = typed.data ?? {};
          expect(typed.error).toBeUndefined();
          expect(data.parse(once)).toStrictEqual(once);
          for (const key of Object.keys(valid)) counts.set(key, (counts.get(key) ?? 0) + 1);
        }),
        { seed: 1, numRuns: 400 },
      );
      expect([...counts.keys()].sort()).toEqual(Object.keys(fields).sort());
      expect(Math.min(...counts.values())).toBeGreaterThan(50);
    }
  });

  it.each([
    ['an entity', { title: '&amp;lt;' }],
    ['an encoded percent sign', { title: 'A', safeURL: '/100%2525/' }],
    ['a date', { title: 'A', date: 'Tue, 13 Mar 2018 23:54:41 -0500' }],
  ])('keeps %s as the schema decoded it', (_, written) => {
    const once = articleSchema.parse(written);
    expect(articleData.parse(once)).toEqual(once);
    expect(articleSchema.safeParse(once).data).not.toEqual(once);
  });

  it.each([
    ['no title', {}],
    ['an empty title', { title: '' }],
    ['a written date', { date: '2018-03-13' }],
    ['a date without its day', { date: { time: 0 } }],
    ['a day in another notation', { date: { time: 0, day: '1 Jan 1990' } }],
    ['an address without slashes', { safeURL: '2018/03/13/slug' }],
    ['a flag in words', { draft: 'true' }],
    ['text for a list', { tags: 'A, B' }],
    ['an empty value in a list', { tags: [''] }],
    ['null for a list', { tags: null }],
    ['a relative URL', { canonical: '/x/' }],
  ])('refuses %s', (what, change) => {
    const sound = articleSchema.parse({ title: 'A' });
    const data = what === 'no title' ? { ...sound, title: undefined } : { ...sound, ...change };
    expect(articleData.safeParse(sound).success).toBe(true);
    expect(articleData.safeParse(data).success).toBe(false);
  });
});

it('fills in the defaults', () => {
  expect(readRaw('title: A').data).toEqual({
    title: 'A',
    draft: false,
    published: true,
    status: '',
    unlisted: false,
    guid: '',
    description: '',
    keywords: [],
    tags: [],
    categories: [],
    authors: [],
    imageAlt: '',
    imageCaption: '',
    imageCredit: '',
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
        expect(positions(readArticle(`${key}: ${value}`).diagnostics)).toEqual([
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

it('keeps the valid values of front matter with an error, for checks that need other files', () => {
  const { data, partial } = readArticle('draft: maybe', 'safeURL: /x/', 'tags: [A]');
  expect(data).toBeUndefined();
  expect(partial).toMatchObject({ title: 'A title', safeURL: '/x/', tags: ['A'] });
  expect(partial).not.toHaveProperty('draft');
});

it('reads front matter as exports write it', () => {
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

/** Values that people write in a shape, some of them invalid. */
function writtenValue(shape: string): fc.Arbitrary<unknown> {
  const known = writtenValues[shape];
  if (!known) throw new Error(`no values for the shape "${shape}"`);
  return known;
}

const words = fc
  .array(
    fc.constantFrom('A', 'é', ' ', '\n', '%', '%25', '&amp;', '&amp;amp;', '&#38;lt;', '<', "'"),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const path = fc
  .array(
    fc.constantFrom(
      '2018',
      'slug',
      '%C3%A9',
      'e\u0301',
      '100%25',
      '%2525',
      'a b',
      '..',
      '%2f',
      '+',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((parts) =>
    fc.constantFrom(parts.join('/'), `/${parts.join('/')}/`, `${parts.join('/')}/index.html`),
  );
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(' http://Example.org', 'https://é.example/a b?c=%25', 'example.org/x', '/x/'),
);
const day = fc
  .date({ min: new Date('1989-12-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const date = day.chain((iso) =>
  fc.constantFrom(
    iso,
    iso.slice(0, 10),
    `${iso.slice(0, 10)} ${iso.slice(11, 19)} -0500`,
    `${iso.slice(0, 19)}+05:30`,
    new Date(iso).toUTCString(),
    '32 Mar 2018',
  ),
);
const line = fc.oneof({ weight: 5, arbitrary: words }, { weight: 1, arbitrary: fc.boolean() });
const writtenValues: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: fc.option(line, { freq: 9 }),
  path,
  date,
  '`true` or `false`': fc.boolean(),
  file: fc.option(words),
  'two percentages': fc.constantFrom('50% 20%', ' 0%  100% ', '101% 0%', '50%', 'top', null, 5),
  'BCP 47 tag': fc.constantFrom('en', 'pt-br', ' de ', 'zh-hant-tw', 'x', 'en_US'),
  'absolute URL': url,
  'list, text with commas, or one value': fc.option(fc.array(line, { maxLength: 4 })),
  'list or one value': fc.option(fc.array(line, { maxLength: 4 })),
  'list of paths, or one path': fc.option(fc.array(path, { maxLength: 2 })),
  'list of `label` and `url`': fc.option(
    fc.array(fc.record({ label: line, url }), { maxLength: 2 }),
  ),
};
