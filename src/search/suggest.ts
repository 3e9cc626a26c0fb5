import { withinDistance } from '../content/within-distance.ts';
import type { QueryWord } from './query-words.ts';
import { stemWord } from './stem-word.ts';

/** From how many letters on a word may differ in two of them. */
const LONG = 6;
const SHORTEST = 3;

/**
 * The text of a query with its doubtful words put right; undefined when nothing comes close.
 *
 * @param spellings words that are spelt right, those to be preferred first.
 */
export function suggest(
  text: string,
  doubtful: readonly QueryWord[],
  spellings: readonly string[],
): string | undefined {
  const corrections = doubtful.flatMap((one) => {
    const word = closest(one.word, spellings);
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

function closest(word: string, spellings: readonly string[]): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const stem = stemWord(word);
  for (const limit of word.length < LONG ? [1] : [1, 2]) {
    const near = spellings.filter((one) => withinDistance(word, one, limit));
    if (near.some((one) => stemWord(one) === stem)) return undefined;
    const best = near.find((one) => one.startsWith(word.slice(0, 1))) ?? near[0];
    if (best !== undefined) return best;
  }
  return undefined;
}
