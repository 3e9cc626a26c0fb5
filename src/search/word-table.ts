import { stemWord } from './stem-word.ts';

/** Numbers for the stems of an archive, in the order in which they are first met. */
export class WordTable {
  /** By number. */
  readonly stems: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Stemming costs more than looking a word up, and an archive has few different words. */
  readonly #ofWords = new Map<string, number>();

  /** The number of a word's stem. */
  numberOf(word: string): number {
    const known = this.#ofWords.get(word);
    if (known !== undefined) return known;
    const number = this.numberOfStem(stemWord(word));
    this.#ofWords.set(word, number);
    return number;
  }

  numberOfStem(stem: string): number {
    const known = this.#numbers.get(stem);
    if (known !== undefined) return known;
    this.#numbers.set(stem, this.stems.length);
    return this.stems.push(stem) - 1;
  }
}
