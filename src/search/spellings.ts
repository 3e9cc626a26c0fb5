import { compareText } from '../content/compare-text.ts';
import { splitWords } from './split-words.ts';

/** How many correctly spelt words a search may propose. */
const MOST = 5000;

/** Of shorter words nearly every letter makes another one. */
const SHORTEST = 4;

/** The words of titles and terms that a search may propose, those in more articles first. */
export function spellings(
  articles: readonly { row: { title: string }; terms: readonly string[] }[],
): string[] {
  const counts = new Map<string, number>();
  for (const { row, terms } of articles) {
    const words = new Set(
      [row.title, ...terms].flatMap((text) => splitWords(text)).map(({ word }) => word),
    );
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word]) => word.length >= SHORTEST && /^\p{L}+$/u.test(word))
    .sort(
      ([one, oneCount], [other, otherCount]) => otherCount - oneCount || compareText(one, other),
    )
    .slice(0, MOST)
    .map(([word]) => word);
}
