import type { Stem } from '../stemming.ts';
import { joinsNext, splitWords, type WordAt } from '../words.ts';

/** A search as the address of the search page holds it. */
export interface SearchQuery {
  text: string;
  /** Slugs; empty for all. */
  category: string;
  tag: string;
  /** As `2018`; empty for all. */
  year: string;
}

/** A word of a query. */
export interface QueryWord extends WordAt {
  /** An article matches that contains all stems of one of these lists. */
  ways: string[][];
}

/** Longer values are cut: each word costs a request. */
const LONGEST = 200;

/** Further words are ignored. */
const MOST_WORDS = 12;

/** Reads the part of an address after the path, with or without its `?`. */
export function readQuery(search: string): SearchQuery {
  const values = new URLSearchParams(search);
  const value = (name: string): string => (values.get(name) ?? '').trim().slice(0, LONGEST);
  return {
    text: value('q'),
    category: value('category'),
    tag: value('tag'),
    year: value('year'),
  };
}

/** The part of an address for a query, with its `?`; empty for an empty query. */
export function printQuery({ text, category, tag, year }: SearchQuery): string {
  const values = Object.entries({ q: text.trim(), category, tag, year });
  const search = new URLSearchParams(values.filter(([, value]) => value !== '')).toString();
  return search === '' ? '' : `?${search}`;
}

/**
 * The words of a query's text, each once. Two words that a hyphen joins are one, which articles may
 * write as one word or as two.
 */
export function queryWords(text: string, stem: Stem): QueryWord[] {
  const found = new Map<string, QueryWord>();
  const words = splitWords(text);
  for (let at = 0; at < words.length; at += 1) {
    const one = words[at];
    const next = words[at + 1];
    if (!one) break;
    const word =
      next && joinsNext(text, one.end, next.start) ? joined(one, next, stem) : single(one, stem);
    if (word.ways.length > 1) at += 1;
    if (!found.has(word.word)) found.set(word.word, word);
  }
  return [...found.values()].slice(0, MOST_WORDS);
}

function single(one: WordAt, stem: Stem): QueryWord {
  return { ...one, ways: [[stem(one.word)]] };
}

function joined(one: WordAt, next: WordAt, stem: Stem): QueryWord {
  const word = one.word + next.word;
  return {
    word,
    start: one.start,
    end: next.end,
    ways: [[stem(word)], [stem(one.word), stem(next.word)]],
  };
}
