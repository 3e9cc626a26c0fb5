import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { hasTexts, textsFor } from '../../src/i18n/texts-for.ts';

/** Every file of a language but the English one, by its tag. */
const languages = readdirSync('src/i18n')
  .filter((name) => /^[a-z]{2,3}(-[A-Z]{2})?\.ts$/.test(name) && name !== 'en.ts')
  .map((name) => name.slice(0, -'.ts'.length));

it('are all found by their tags', () => {
  expect(languages).toContain('pt-BR');
  expect(languages.filter((lang) => textsFor(lang) === en)).toEqual([]);
});

/** All texts below a value, by their paths; the forms of a counted text as one. */
function textsOf(value: unknown, path = ''): [path: string, texts: string[]][] {
  if (typeof value === 'string') return [[path, [value]]];
  if (typeof value !== 'object' || value === null) return [];
  if ('other' in value) return [[path, Object.values(value) as string[]]];
  return Object.entries(value).flatMap(([key, one]) =>
    textsOf(one, path === '' ? key : `${path}.${key}`),
  );
}

/** The placeholders of a text and its links, each once. */
const marksOf = (text: string): string[] =>
  [...new Set(text.match(/\{\w+\}|<\/?\w+>/g))].filter((mark) => mark !== '{count}').sort();

describe.each(languages)('%s', (lang) => {
  const own = new Map(textsOf(textsFor(lang)));

  it('fills every text with what the English one is filled with', () => {
    for (const [path, [english = '']] of textsOf(en)) {
      if (path.startsWith('letters')) continue;
      for (const text of own.get(path) ?? [])
        expect([path, marksOf(text)], text).toEqual([path, marksOf(english)]);
    }
  });

  it('says the number where it stands for more than one', () => {
    for (const [path, forms] of own) {
      const { other = '{count}' } = { other: forms.at(-1) };
      if (textsOf(en).some(([at, { length }]) => at === path && length > 1))
        expect([path, other]).toEqual([path, expect.stringContaining('{count}')]);
    }
  });

  it('has no text that is empty, or has white space at its ends', () => {
    const odd = [...own].filter(
      ([path, texts]) =>
        !/^(numbers|quotes|names)\./.test(path) &&
        texts.some((text) => text !== text.trim() || text === ''),
    );
    expect(odd).toEqual([]);
  });
});

it('finds the texts of a tag, then those of what it varies', () => {
  expect(textsFor('de-AT')).toBe(textsFor('de'));
  expect(textsFor('DE-at')).toBe(textsFor('de'));
  expect(textsFor('pt')).toBe(textsFor('pt-BR'));
  expect(textsFor('zh-Hans-SG')).toBe(textsFor('zh-CN'));
  expect(textsFor('en-GB')).toBe(en);
});

it('has English for a language without texts, and says so', () => {
  for (const lang of ['sv', 'zh-TW', 'zh-Hant-HK', 'toString', '']) {
    expect(textsFor(lang)).toBe(en);
    expect([lang, hasTexts(lang)]).toEqual([lang, false]);
  }
});
