import { joinsNext, splitWords, type WordAt } from './split-words.ts';
import { stemWord } from './stem-word.ts';

/** A word that is looked for. */
export interface QueryWord extends WordAt {
  /** The stems of an article in which it stands: all of one of these lists. */
  ways: string[][];
}

/** More words than these are not looked at. */
const MOST_WORDS = 12;

/** The words of a query, each once. What a hyphen joins is one word, written in one or in two. */
export function queryWords(text: string): QueryWord[] {
  const found = new Map<string, QueryWord>();
  const words = splitWords(text);
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at];
    const next = words[at + 1];
    if (!one) break;
    const word = next && joinsNext(text, one.end, next.start) ? joined(one, next) : single(one);
    if (word.ways.length > 1) at += 1;
    if (!found.has(word.word)) found.set(word.word, word);
  }
  return [...found.values()].slice(0, MOST_WORDS);
}

function single(one: WordAt): QueryWord {
  return { ...one, ways: [[stemWord(one.word)]] };
}

function joined(one: WordAt, next: WordAt): QueryWord {
  const word = one.word + next.word;
  return {
    word,
    start: one.start,
    end: next.end,
    ways: [[stemWord(word)], [stemWord(one.word), stemWord(next.word)]],
  };
}
