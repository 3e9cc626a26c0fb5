import { describe, expect, it } from 'vitest';
import { countText, dayText, fill, groupDigits, linkIn } from '../../src/i18n/format.ts';
import { textsFor } from '../../src/i18n/texts-for.ts';

const forms = (lang: string, ...counts: number[]): string[] => {
  const texts = textsFor(lang);
  return counts.map((count) => countText(texts, texts.articles, count));
};

describe('a counted text', () => {
  it('has one form and another in English and German', () => {
    expect(forms('en', 0, 1, 2, 1_204)).toEqual([
      '0 articles',
      '1 article',
      '2 articles',
      '1,204 articles',
    ]);
    const { article } = textsFor('de');
    expect([0, 1, 2].map((count) => countText(textsFor('de'), article.sections, count))).toEqual([
      '0 Abschnitte',
      '1 Abschnitt',
      '2 Abschnitte',
    ]);
  });

  it('is singular for none in French and Brazilian Portuguese, and not in Spanish', () => {
    expect(forms('fr', 0, 1, 2)).toEqual(['0 article', '1 article', '2 articles']);
    expect(forms('pt-BR', 0, 1, 2)).toEqual(['0 artigo', '1 artigo', '2 artigos']);
    expect(forms('es', 0, 1, 2)).toEqual(['0 artículos', '1 artículo', '2 artículos']);
  });

  it('has “of” after millions in the Romance languages', () => {
    expect(forms('fr', 1_000_000, 1_000_001)).toEqual([
      '1\u202F000\u202F000 d’articles',
      '1\u202F000\u202F001 articles',
    ]);
    expect(forms('es', 2_000_000)).toEqual(['2\u202F000\u202F000 de artículos']);
  });

  it('has six forms in Arabic', () => {
    expect(forms('ar', 0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)).toEqual([
      'لا مقالات',
      'مقال واحد',
      'مقالان',
      '3 مقالات',
      '10 مقالات',
      '11 مقالًا',
      '99 مقالًا',
      '100 مقال',
      '102 مقال',
      '103 مقالات',
      '111 مقالًا',
    ]);
  });

  it('has one form in Japanese and Chinese', () => {
    expect(forms('ja', 0, 1, 2)).toEqual(['0件の記事', '1件の記事', '2件の記事']);
    expect(forms('zh', 1, 2)).toEqual(['1篇文章', '2篇文章']);
  });
});

it.each([
  ['en', '13 March 2018', '1 December 2018'],
  ['de', '13. März 2018', '1. Dezember 2018'],
  ['fr', '13 mars 2018', '1er décembre 2018'],
  ['es', '13 de marzo de 2018', '1 de diciembre de 2018'],
  ['pt-BR', '13 de março de 2018', '1º de dezembro de 2018'],
  ['ar', '13 مارس 2018', '1 ديسمبر 2018'],
  ['ja', '2018年3月13日', '2018年12月1日'],
  ['zh-CN', '2018年3月13日', '2018年12月1日'],
])('writes days in %s as %s and %s', (lang, middle, first) => {
  const texts = textsFor(lang);
  expect([dayText(texts, '2018-03-13'), dayText(texts, '2018-12-01')]).toEqual([middle, first]);
});

it.each([
  ['en', '999', '1,204', '12,345', '1,234,567'],
  ['de', '999', '1.204', '12.345', '1.234.567'],
  ['fr', '999', '1\u202F204', '12\u202F345', '1\u202F234\u202F567'],
  ['es', '999', '1204', '12\u202F345', '1\u202F234\u202F567'],
  ['ar', '999', '1,204', '12,345', '1,234,567'],
])('groups digits in %s', (lang, ...written) => {
  const texts = textsFor(lang);
  expect([999, 1_204, 12_345, 1_234_567].map((number) => groupDigits(texts, number))).toEqual(
    written,
  );
});

it('fills a text once, whatever the values hold', () => {
  const values = { name: '{site} $& {name}', site: 'A' };
  expect(fill('{name}, {site} and {other}', values)).toBe('{site} $& {name}, A and {other}');
});

it('takes a text with a link apart', () => {
  expect(linkIn('Go to <a>the page</a>.')).toEqual({
    before: 'Go to ',
    words: 'the page',
    after: '.',
  });
});
