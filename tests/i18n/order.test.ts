import { expect, it } from 'vitest';
import { compareText } from '../../src/content/text.ts';
import { nameKeys } from '../../src/i18n/order.ts';
import { textsFor } from '../../src/i18n/texts-for.ts';

const sorted = (lang: string, ...names: string[]): string[] => {
  const keyOf = nameKeys(textsFor(lang));
  return names.toSorted((one, other) => compareText(keyOf(one), keyOf(other)));
};

it('sorts a letter with a mark as the letter without', () => {
  expect(
    sorted('de', 'Zoll', 'Öl', 'Ofen', 'Ähre', 'Ahorn', 'Straße', 'Strasse', 'Strand'),
  ).toEqual(['Ahorn', 'Ähre', 'Ofen', 'Öl', 'Strand', 'Strasse', 'Straße', 'Zoll']);
  expect(sorted('fr', 'œuvre', 'zone', 'été', 'etage', 'Odeur')).toEqual([
    'etage',
    'été',
    'Odeur',
    'œuvre',
    'zone',
  ]);
});

it('sorts capitals as small letters, and equal names by code points', () => {
  expect(sorted('en', 'b', 'B', 'a', 'C')).toEqual(['a', 'B', 'b', 'C']);
  expect(sorted('en', 'é', 'e', 'E', 'e\u0301')).toEqual(['E', 'e', 'e\u0301', 'é']);
});

it('sorts a letter of the alphabet’s own behind the one before it', () => {
  expect(sorted('es', 'ñandú', 'nube', 'oca', 'nz', 'Ñu')).toEqual([
    'nube',
    'nz',
    'ñandú',
    'Ñu',
    'oca',
  ]);
  expect(sorted('de', 'ñandú', 'nube')).toEqual(['ñandú', 'nube']);
});

it('keeps the alphabet’s order of further letters', () => {
  const keyOf = nameKeys({ letters: ['zåäö'] });
  const names = ['ö', 'ä', 'å', 'z', 'zz', 'a'];
  expect(names.toSorted((one, other) => compareText(keyOf(one), keyOf(other)))).toEqual([
    'a',
    'z',
    'zz',
    'å',
    'ä',
    'ö',
  ]);
});

it('sorts Arabic by base letters and Japanese by kana without voicing marks', () => {
  expect(sorted('ar', 'ب', 'أمن', 'ابن', 'آية', 'ت')).toEqual(['ابن', 'أمن', 'آية', 'ب', 'ت']);
  expect(sorted('ja', 'さ', 'か', 'が', 'き')).toEqual(['か', 'が', 'き', 'さ']);
});
