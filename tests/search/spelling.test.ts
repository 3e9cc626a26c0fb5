import { describe, expect, it } from 'vitest';
import { queryWords } from '../../src/search/query/query.ts';
import { spellings, suggest } from '../../src/search/spelling.ts';
import { english } from './library.ts';

const known = ['health', 'telehealth', 'interoperability', 'consent', 'fhir', 'wealth'];

describe('a suggestion', () => {
  it.each([
    ['telehaelth', 'telehealth'],
    ['inteoperabilty', 'interoperability'],
    ['fihr', 'fhir'],
    ['Telehelth now', 'telehealth now'],
    ['conset in telehelth', 'consent in telehealth'],
    ['healht', 'health'],
    ['fhr', 'fhir'],
  ])('puts %s right', (text, right) => {
    expect(suggest(text, queryWords(text, english), known, english)).toBe(right);
  });

  it.each([['xyzzyqwert'], ['hea'], ['fr'], ['consents'], ['']])('leaves %s alone', (text) => {
    expect(suggest(text, queryWords(text, english), known, english)).toBeUndefined();
  });

  it('changes no word that is not doubtful', () => {
    const [doubtful] = queryWords('telehelth', english).slice(0, 1);
    if (!doubtful) throw new Error('there is no word');
    expect(suggest('telehelth conset', [doubtful], known, english)).toBe('telehealth conset');
  });

  it('prefers the word of more articles among equally close ones', () => {
    expect(suggest('realth', queryWords('realth', english), ['wealth', 'health'], english)).toBe(
      'wealth',
    );
  });
});

describe('the words to suggest', () => {
  const of = (title: string, terms: string[] = []) => ({ row: { title }, terms });

  it('are those of titles and terms, those of more articles first', () => {
    const articles = [of('Consent and audit', ['Privacy']), of('Audit, audit'), of('R4 in 2019')];
    expect(spellings(articles)).toEqual(['audit', 'consent', 'privacy']);
  });

  it('have their accents, and none of the endings after an apostrophe', () => {
    const articles = [of('Die Ärztin', ['Größe']), of('Größe'), of('The ward’s RÉSUMÉ')];
    expect(spellings(articles)).toEqual(['größe', 'résumé', 'ward', 'ärztin']);
  });

  it('are 5,000 at most', () => {
    const letters = (number: number): string =>
      number.toString(26).replace(/\d/g, (d) => 'qrstuvwxyz'.charAt(Number(d)));
    const articles = Array.from({ length: 9000 }, (_, number) => of(`word${letters(number)}`));
    expect(spellings(articles)).toHaveLength(5000);
  });
});
