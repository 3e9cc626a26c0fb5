import type { BodyFacts } from '../content/body/body.ts';

/**
 * Words that are read in a minute, by language. Source: S. Trauzettel-Klosinski, K. Dietz, “Standardized
 * Assessment of Reading Performance: The New International Reading Speed Texts IReST”, Investigative
 * Ophthalmology & Visual Science 53 (2012), table 2.
 */
const WORDS: Readonly<Partial<Record<string, number>>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
};

/** The mean of the study, for languages that it does not have. */
const OTHER_WORDS = 184;

/** Characters in a minute, from the same study. */
const CHARACTERS: Readonly<Partial<Record<string, number>>> = { ja: 357, zh: 255 };

/** Minutes that a text takes, at least 1: its words and, of Chinese and Japanese, its characters. */
export function readingMinutes(
  { words, characters }: Pick<BodyFacts, 'words' | 'characters'>,
  lang: string,
): number {
  const [language = ''] = lang.toLowerCase().split('-');
  // Latin words in a Japanese text are mostly English.
  const wordsAMinute = WORDS[language in CHARACTERS ? 'en' : language] ?? OTHER_WORDS;
  const charactersAMinute = CHARACTERS[language] ?? CHARACTERS.ja ?? 1;
  return Math.max(1, Math.round(words / wordsAMinute + characters / charactersAMinute));
}
