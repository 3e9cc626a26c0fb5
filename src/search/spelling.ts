import { compareText, withinDistance } from '../content/text.ts';
import type { Stem } from './stemming.ts';
import { fold, splitWords, type WordAt } from './words.ts';

/** Words that corrections may propose. */
const MOST = 5000;

/** Most other words are within one letter of a shorter one. */
const SHORTEST_PROPOSED = 4;

/** The words of titles and terms that corrections may propose, those in more articles first. */
export function spellings(
  articles: readonly { row: { title: string }; terms: readonly string[] }[],
): string[] {
  const counts = new Map<string, number>();
  for (const { row, terms } of articles) {
    for (const word of new Set([row.title, ...terms].flatMap(wordsAsWritten)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word]) => word.length >= SHORTEST_PROPOSED && /^\p{L}+$/u.test(word))
    .sort(
      ([one, oneCount], [other, otherCount]) => otherCount - oneCount || compareText(one, other),
    )
    .slice(0, MOST)
    .map(([word]) => word);
}

/** Words with their accents, in lower case. */
function wordsAsWritten(text: string): string[] {
  return splitWords(text).flatMap(({ start, end }) => {
    const [word = ''] = text.slice(start, end).split(/['’]/);
    return word.toLowerCase().normalize('NFC');
  });
}

/** Words of at least so many letters may differ in two of them, shorter ones in one. */
const LONG = 6;
const SHORTEST_CORRECTED = 3;

/**
 * The text of a query with its doubtful words corrected; undefined when no known word is close.
 *
 * @param known words to propose, preferred ones first.
 */
export function suggest(
  text: string,
  doubtful: readonly WordAt[],
  known: readonly string[],
  stem: Stem,
): string | undefined {
  const corrections = doubtful.flatMap((one) => {
    const word = closest(one.word, known, stem);
    return word === undefined ? [] : [{ ...one, word }];
  });
  if (corrections.length === 0) return undefined;
  return corrections
    .sort((one, other) => other.start - one.start)
    .reduce(
      (corrected, { word, start, end }) => corrected.slice(0, start) + word + corrected.slice(end),
      text,
    );
}

function closest(word: string, known: readonly string[], stemOf: Stem): string | undefined {
  if (word.length < SHORTEST_CORRECTED) return undefined;
  const stem = stemOf(word);
  for (const limit of word.length < LONG ? [1] : [1, 2]) {
    const near = known.filter((one) => withinDistance(word, fold(one), limit));
    if (near.some((one) => stemOf(fold(one)) === stem)) return undefined;
    const best = near.find((one) => fold(one).startsWith(word.slice(0, 1))) ?? near[0];
    if (best !== undefined) return best;
  }
  return undefined;
}
