import { lengthStep, packFields, textStep } from '../word-fields.ts';
import type { Stem } from '../stemming.ts';
import { joinsNext, visitWords } from '../words.ts';

/** The searched parts of an article. */
export interface SearchedText {
  title: string;
  /** Names of its tags, categories and authors, and its keywords. */
  terms: readonly string[];
  /** Its description and headings. */
  summaries: readonly string[];
  /** Its body as plain text. */
  text: string;
}

/** The words of one article. */
export interface ArticleWords {
  /** `lengthStep` of the text. */
  length: number;
  /** Each stem once: its number in a `StemTable` above six bits with the packed fields. */
  stems: Uint32Array;
}

/** Numbers the stems of an archive in the order they are first asked for. */
export class StemTable {
  /** By number. */
  readonly stems: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Stemming costs more than a look-up, and an archive has few different words. */
  readonly #ofWords = new Map<string, number>();
  readonly #stem: Stem;

  constructor(stem: Stem) {
    this.#stem = stem;
  }

  /** The number of a word's stem. */
  numberOf(word: string): number {
    const known = this.#ofWords.get(word);
    if (known !== undefined) return known;
    const number = this.numberOfStem(this.#stem(word));
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

/** Counts the words of an article. Adds their stems to the table. */
export function countWords(
  { title, terms, summaries, text }: SearchedText,
  table: StemTable,
): ArticleWords {
  const { counts, words } = countIn([text]);
  const occurrences = new Map<number, number>();
  for (const [word, count] of counts) {
    const stem = table.numberOf(word);
    occurrences.set(stem, (occurrences.get(stem) ?? 0) + count);
  }
  const stemsIn = (texts: readonly string[]): Set<number> =>
    new Set([...countIn(texts).counts.keys()].map((word) => table.numberOf(word)));
  const inTitle = stemsIn([title]);
  const inTerms = stemsIn(terms);
  const inSummaries = stemsIn(summaries);
  for (const stem of [...inTitle, ...inTerms, ...inSummaries]) {
    if (!occurrences.has(stem)) occurrences.set(stem, 0);
  }
  const stems = Uint32Array.from(occurrences, ([stem, count]) => {
    const fields = packFields({
      text: textStep(count),
      summary: inSummaries.has(stem),
      term: inTerms.has(stem),
      title: inTitle.has(stem),
    });
    return stem * 64 + fields;
  });
  return { length: lengthStep(words), stems };
}

/** Occurrences of each word. Parts that a hyphen joins also count as one word. */
function countIn(texts: readonly string[]): { counts: Map<string, number>; words: number } {
  const counts = new Map<string, number>();
  const add = (word: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  let words = 0;
  for (const text of texts) {
    let before = '';
    let end = -1;
    visitWords(text, (word, start, wordEnd) => {
      words += 1;
      add(word);
      if (start === end + 1 && joinsNext(text, end, start)) add(before + word);
      before = word;
      end = wordEnd;
    });
  }
  return { counts, words };
}
