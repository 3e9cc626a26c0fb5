import { joinsNext, visitWords } from './split-words.ts';
import { lengthStep, packPlaces, textStep } from './places.ts';

/** What is looked through of an article. */
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
  /** How long the text is, in the steps of `lengthStep`. */
  length: number;
  /** The number of a stem above six bits with its places in the article, each stem once. */
  stems: Uint32Array;
}

/** Counts the words of an article; `numberOf` gives the number of a word's stem. */
export function articleWords(
  { title, terms, summaries, text }: SearchedText,
  numberOf: (word: string) => number,
): ArticleWords {
  const { counts, words } = countWords([text]);
  const occurrences = new Map<number, number>();
  for (const [word, count] of counts) {
    const stem = numberOf(word);
    occurrences.set(stem, (occurrences.get(stem) ?? 0) + count);
  }
  const stemsIn = (texts: readonly string[]): Set<number> =>
    new Set([...countWords(texts).counts.keys()].map(numberOf));
  const inTitle = stemsIn([title]);
  const inTerms = stemsIn(terms);
  const inSummaries = stemsIn(summaries);
  for (const stem of [...inTitle, ...inTerms, ...inSummaries]) {
    if (!occurrences.has(stem)) occurrences.set(stem, 0);
  }
  const stems = Uint32Array.from(occurrences, ([stem, count]) => {
    const places = packPlaces({
      text: textStep(count),
      summary: inSummaries.has(stem),
      term: inTerms.has(stem),
      title: inTitle.has(stem),
    });
    return stem * 64 + places;
  });
  return { length: lengthStep(words), stems };
}

/** How often each word stands in the texts; parts that a hyphen joins count as one word too. */
function countWords(texts: readonly string[]): { counts: Map<string, number>; words: number } {
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
