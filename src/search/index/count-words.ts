import { lengthStep, packFields, textStep, type WordFields } from '../word-fields.ts';
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
class StemTable {
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

const NOWHERE: WordFields = { text: 0, summary: false, term: false, title: false };
const IN_TITLE = packFields({ ...NOWHERE, title: true });
const IN_TERMS = packFields({ ...NOWHERE, term: true });
const IN_SUMMARIES = packFields({ ...NOWHERE, summary: true });

/**
 * Counts the words of articles. Most of the time that an index takes is spent here, so what is counted lies in
 * lists by the numbers of the stems, which are used for each article again.
 */
export class WordCounter {
  readonly #table: StemTable;
  /** Occurrences in the text. */
  #counts = new Uint32Array(0);
  /** Packed fields, but for the text. */
  #fields = new Uint8Array(0);

  /** `known` are stems that are numbered already. */
  constructor(stem: Stem, known: readonly string[] = []) {
    this.#table = new StemTable(stem);
    for (const one of known) this.#table.numberOfStem(one);
  }

  /** All stems so far, by number. */
  get stems(): readonly string[] {
    return this.#table.stems;
  }

  count({ title, terms, summaries, text }: SearchedText): ArticleWords {
    const found: number[] = [];
    let words = 0;
    visitIndexed(text, (word, isJoined) => {
      if (!isJoined) words += 1;
      const stem = this.#numberOf(word);
      const count = this.#counts[stem] ?? 0;
      if (count === 0) found.push(stem);
      this.#counts[stem] = count + 1;
    });
    this.#addField(IN_TITLE, [title], found);
    this.#addField(IN_TERMS, terms, found);
    this.#addField(IN_SUMMARIES, summaries, found);
    const stems = new Uint32Array(found.length);
    for (const [index, stem] of found.entries()) {
      stems[index] = stem * 64 + textStep(this.#counts[stem] ?? 0) + (this.#fields[stem] ?? 0);
      this.#counts[stem] = 0;
      this.#fields[stem] = 0;
    }
    return { length: lengthStep(words), stems };
  }

  #addField(field: number, texts: readonly string[], found: number[]): void {
    const stems = new Set<number>();
    for (const text of texts) visitIndexed(text, (word) => stems.add(this.#numberOf(word)));
    for (const stem of stems) {
      const before = this.#fields[stem] ?? 0;
      if (before === 0 && this.#counts[stem] === 0) found.push(stem);
      this.#fields[stem] = before + field;
    }
  }

  #numberOf(word: string): number {
    const stem = this.#table.numberOf(word);
    if (stem >= this.#counts.length) this.#grow(Math.max(1024, stem * 2));
    return stem;
  }

  #grow(length: number): void {
    const counts = new Uint32Array(length);
    counts.set(this.#counts);
    this.#counts = counts;
    const fields = new Uint8Array(length);
    fields.set(this.#fields);
    this.#fields = fields;
  }
}

/** Every word, and after the second of two that a hyphen joins, both as one. */
function visitIndexed(text: string, visit: (word: string, isJoined: boolean) => void): void {
  let before = '';
  let end = -1;
  visitWords(text, (word, start, wordEnd) => {
    visit(word, false);
    if (start === end + 1 && joinsNext(text, end, start)) visit(before + word, true);
    before = word;
    end = wordEnd;
  });
}
