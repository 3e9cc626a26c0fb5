import { fold } from './words.ts';

/** Gives what the forms of a word have in common; the word is folded, as `splitWords` gives it. */
export type Stem = (word: string) => string;

interface Stemmer {
  /** Of the module, which exports it as `stemmer` and imports nothing. */
  name: string;
  /** Words that the stemmer knows; others are their own stems. */
  letters: RegExp;
  /** The word as the stemmer knows it: folding takes marks away, and readers spell otherwise. */
  respell?: Stem;
}

const LATIN = /^[a-z]{3,}$/;
const CYRILLIC = /^\p{Script=Cyrillic}{3,}$/u;
const DEVANAGARI = /^\p{Script=Devanagari}{3,}$/u;

/**
 * Snowball's stemmers and a few in their manner, by language. For English, `stemmer` follows Porter's
 * paper, which that of `@orama/stemmers` leaves at words as `interaction`.
 */
const STEMMERS: Readonly<Partial<Record<string, Stemmer>>> = {
  ar: {
    letters: /^\p{Script=Arabic}{3,}$/u,
    name: '@orama/stemmers/arabic',
    respell: withTehMarbuta,
  },
  bg: { letters: CYRILLIC, name: '@orama/stemmers/bulgarian' },
  da: { letters: LATIN, name: '@orama/stemmers/danish' },
  de: { letters: LATIN, name: '@orama/stemmers/german', respell: withoutUmlauts },
  el: { letters: /^\p{Script=Greek}{3,}$/u, name: '@orama/stemmers/greek' },
  en: { letters: LATIN, name: 'stemmer' },
  es: { letters: LATIN, name: '@orama/stemmers/spanish' },
  fi: { letters: LATIN, name: '@orama/stemmers/finnish' },
  fr: { letters: LATIN, name: '@orama/stemmers/french' },
  ga: { letters: LATIN, name: '@orama/stemmers/irish' },
  hi: { letters: DEVANAGARI, name: '@orama/stemmers/indian' },
  hu: { letters: LATIN, name: '@orama/stemmers/hungarian' },
  hy: { letters: /^\p{Script=Armenian}{3,}$/u, name: '@orama/stemmers/armenian' },
  id: { letters: LATIN, name: '@orama/stemmers/indonesian' },
  it: { letters: LATIN, name: '@orama/stemmers/italian' },
  lt: { letters: LATIN, name: '@orama/stemmers/lithuanian' },
  nb: { letters: LATIN, name: '@orama/stemmers/norwegian' },
  ne: { letters: DEVANAGARI, name: '@orama/stemmers/nepali' },
  nl: { letters: LATIN, name: '@orama/stemmers/dutch' },
  nn: { letters: LATIN, name: '@orama/stemmers/norwegian' },
  no: { letters: LATIN, name: '@orama/stemmers/norwegian' },
  pt: { letters: LATIN, name: '@orama/stemmers/portuguese', respell: withCedilla },
  ro: { letters: LATIN, name: '@orama/stemmers/romanian' },
  ru: { letters: CYRILLIC, name: '@orama/stemmers/russian' },
  sv: { letters: LATIN, name: '@orama/stemmers/swedish' },
  ta: { letters: /^\p{Script=Tamil}{3,}$/u, name: '@orama/stemmers/tamil' },
  tr: { letters: LATIN, name: '@orama/stemmers/turkish' },
  uk: { letters: CYRILLIC, name: '@orama/stemmers/ukrainian' },
};

/** The module of the stemmer of a language by its BCP 47 tag; `undefined` where there is none. */
export function stemmerName(lang: string): string | undefined {
  return stemmerFor(lang)?.name;
}

/** Stems words of a language by what its module exports; without it, words are their own stems. */
export function stemWith(lang: string, stemmer: Stem | undefined): Stem {
  const known = stemmerFor(lang);
  if (known === undefined || stemmer === undefined) return (word) => word;
  const { letters, respell } = known;
  return (word) => {
    if (!letters.test(word)) return word;
    return respell ? fold(stemmer(respell(word))) : stemmer(word);
  };
}

function stemmerFor(lang: string): Stemmer | undefined {
  const [language = ''] = lang.toLowerCase().split('-');
  return STEMMERS[language];
}

/** `ae`, `oe` and `ue` are how keyboards without umlauts write them; see Snowball’s `german2`. */
function withoutUmlauts(word: string): string {
  return word.replace(/([ao])e|(?<![aeq])ue/g, (_, vowel: string | undefined) => vowel ?? 'u');
}

/** Many write `ه` for the `ة` that ends a word, and folding makes it of both. */
function withTehMarbuta(word: string): string {
  return word.replace(/ه$/, 'ة');
}

/** Folding makes `acao` of `ação`, and `acoes` of its plural. */
function withCedilla(word: string): string {
  return word.replace(/oes$/, 'ao').replace(/cao$/, 'ção');
}
