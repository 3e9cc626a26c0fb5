import { stemmer } from 'stemmer';

/**
 * What forms of an English word have in common, by Porter's algorithm: `records` and `recording` are
 * both `record`. Numbers and words with other letters than English ones stay as they are.
 */
export function stemWord(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
}
