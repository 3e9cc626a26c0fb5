/** The fields of an article that contain a word. */
export interface WordFields {
  /** Occurrences in the text: 0, 1, 2 for two or three, 3 for four to eight, 4 for more. */
  text: number;
  /** The description or a heading. */
  summary: boolean;
  /** The name of a tag, a category, an author or a keyword. */
  term: boolean;
  title: boolean;
}

/** What a word adds to the score of an article, by field; the table in `docs/search.md`. */
export const fieldWeights = {
  text: [0, 1, 1.5, 1.9, 2.2],
  summary: 1.2,
  term: 2,
  title: 5,
} as const;

/** Fields as one number below 40; 1 is a word that occurs once in the text and nowhere else. */
export function packFields({ text, summary, term, title }: WordFields): number {
  return text + (summary ? 5 : 0) + (term ? 10 : 0) + (title ? 20 : 0);
}

export function unpackFields(packed: number): WordFields {
  return {
    text: packed % 5,
    summary: Math.floor(packed / 5) % 2 === 1,
    term: Math.floor(packed / 10) % 2 === 1,
    title: packed >= 20,
  };
}

/** Occurrences in the text as a step of `WordFields.text`. */
export function textStep(occurrences: number): number {
  if (occurrences < 2) return occurrences;
  if (occurrences < 4) return 2;
  return occurrences < 9 ? 3 : 4;
}

/**
 * What a word in these fields adds to the score of an article, not yet multiplied by its rarity.
 *
 * @param length the article's `lengthStep`. A word weighs less in a long text.
 */
export function weightOf(packed: number, length: number): number {
  const { text, summary, term, title } = unpackFields(packed);
  const words = Math.max(SHORT, 20 * 2 ** (length / 3));
  return (
    (fieldWeights.text[text] ?? 0) / (0.7 + words / 2000) +
    (summary ? fieldWeights.summary : 0) +
    (term ? fieldWeights.term : 0) +
    (title ? fieldWeights.title : 0)
  );
}

/** Words; shorter texts gain nothing from being shorter. */
const SHORT = 300;

const LENGTH_STEPS = 32;

/** A number of words as a logarithmic step below 32: three steps double it, and 0 is 20 words. */
export function lengthStep(words: number): number {
  return Math.min(
    LENGTH_STEPS - 1,
    Math.max(0, Math.round(Math.log2(Math.max(1, words / 20)) * 3)),
  );
}
