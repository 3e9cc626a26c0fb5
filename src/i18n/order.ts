import type { Texts } from './texts.ts';

/** Letters that Unicode does not take apart, as what they are sorted as. */
const BASE: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ß: 'ss',
  þ: 'th',
};

const APART = new RegExp(`[${Object.keys(BASE).join('')}]`, 'g');

/** Sorts after every letter. */
const LAST = '\uFFFF';

/**
 * What an index of the language sorts a name by, code unit by code unit: its base letters, capitals and
 * marks aside, then the name itself. No locale and no ICU takes part.
 */
export function nameKeys(texts: Pick<Texts, 'letters'>): (name: string) => string {
  const own = ownLetters(texts.letters);
  return (name) => `${baseLetters(name, own)}\0${name}`;
}

/** Letters of which each name has another, and which no alphabet puts in order. */
const WITHOUT_ALPHABET = /\p{Script=Han}/u;

/**
 * What a name stands under in an index of the language: its base letter as a capital, `0–9` for a
 * figure, `#` for all else.
 */
export function indexLetters(texts: Pick<Texts, 'letters'>): (name: string) => string {
  const own = ownLetters(texts.letters);
  return (name) => {
    const [written = ''] = name.normalize('NFC').toLowerCase();
    const [letter = ''] = own.has(written) ? written : baseLetters(name, own);
    if (/\p{Nd}/u.test(letter)) return '0–9';
    return /\p{L}/u.test(letter) && !WITHOUT_ALPHABET.test(letter) ? letter.toUpperCase() : '#';
  };
}

function baseLetters(name: string, own: ReadonlyMap<string, string>): string {
  let key = '';
  for (const letter of name.normalize('NFC').toLowerCase()) key += own.get(letter) ?? letter;
  return key
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(APART, (letter) => BASE[letter] ?? letter);
}

/** Each letter of a row, behind the first one with all that may follow it. */
function ownLetters(rows: readonly string[]): Map<string, string> {
  return new Map(
    rows.flatMap((row) => {
      const [base = '', ...letters] = row;
      return letters.map((letter, index): [string, string] => [
        letter,
        base + LAST.repeat(index + 1),
      ]);
    }),
  );
}
