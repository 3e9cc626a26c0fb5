/** Where a word stands in an article. */
export interface Places {
  /** How often in the text: 0, 1, 2 for two or three times, 3 for up to eight, 4 for more. */
  text: number;
  /** In the description or a heading. */
  summary: boolean;
  /** In the name of a tag, a category, an author or a keyword. */
  term: boolean;
  title: boolean;
}

/** What a word counts for, by where it stands; `docs/search.md` has the table. */
export const placeWeights = {
  text: [0, 1, 1.5, 1.9, 2.2],
  summary: 1.2,
  term: 2,
  title: 5,
} as const;

/** Places as one number below 40; 1 is a word that stands once in the text and nowhere else. */
export function packPlaces({ text, summary, term, title }: Places): number {
  return text + (summary ? 5 : 0) + (term ? 10 : 0) + (title ? 20 : 0);
}

export function unpackPlaces(packed: number): Places {
  return {
    text: packed % 5,
    summary: Math.floor(packed / 5) % 2 === 1,
    term: Math.floor(packed / 10) % 2 === 1,
    title: packed >= 20,
  };
}

/** `occurrences` in the text as the step that `Places` has for it. */
export function textStep(occurrences: number): number {
  if (occurrences < 2) return occurrences;
  if (occurrences < 4) return 2;
  return occurrences < 9 ? 3 : 4;
}

/**
 * What a word in these places adds to an article's score, before its rarity counts.
 *
 * @param length the article's step of length; in a long text a word says less.
 */
export function weightOf(packed: number, length: number): number {
  const { text, summary, term, title } = unpackPlaces(packed);
  const inText = (placeWeights.text[text] ?? 0) / (0.7 + Math.max(SHORT, lengthOf(length)) / 2000);
  return (
    inText +
    (summary ? placeWeights.summary : 0) +
    (term ? placeWeights.term : 0) +
    (title ? placeWeights.title : 0)
  );
}

/** Words; texts that are shorter still are not better for it. */
const SHORT = 300;

const LENGTH_STEPS = 32;

/** A number of words as a step below 32, on a scale where each is a half more than the last but one. */
export function lengthStep(words: number): number {
  return Math.min(
    LENGTH_STEPS - 1,
    Math.max(0, Math.round(Math.log2(Math.max(1, words / 20)) * 3)),
  );
}

function lengthOf(step: number): number {
  return 20 * 2 ** (step / 3);
}
