import { articleOf, digitAt, fieldsOf, termWord, type SearchIndex } from '../index-format.ts';
import { weightOf } from '../word-fields.ts';
import type { Stem } from '../stemming.ts';
import { isUnspaced } from '../words.ts';
import { findBeginnings, findTerm, findWord, type LoadWords } from './find-words.ts';
import { queryWords, type QueryWord, type SearchQuery } from './query.ts';

export interface Found {
  /** Numbers of the articles, best first. */
  articles: number[];
  /** No article has all words; these have some. */
  partly: boolean;
  /** Stems to highlight. */
  stems: ReadonlySet<string>;
  /** What made them of words. */
  stem: Stem;
  /** Words of the query that hardly any article contains and that may be misspelt. */
  doubtful: QueryWord[];
}

/** The articles that match one word of the query, with what it adds to the score of each. */
interface WordMatches {
  word: QueryWord;
  scores: ReadonlyMap<number, number>;
  stems: readonly string[];
  common: boolean;
}

/** A word in no more articles than these may be misspelt. */
const FEW = 2;

/** Completions to try for a word that is still being typed. */
const MOST_BEGINNINGS = 16;

/** Letters to type before completions are tried. */
const SHORTEST_BEGINNING = 3;

/** The weight of a completion, relative to a word typed whole. */
const BEGINNING_WEIGHT = 0.6;

/**
 * The articles that contain all words of a query, best first, equal ones newest first; if there are
 * none, those that contain most of the words. A query without words finds all articles of its terms
 * and year.
 */
export async function findArticles(
  query: SearchQuery,
  index: SearchIndex,
  load: LoadWords,
  stem: Stem,
): Promise<Found> {
  const words = queryWords(query.text, stem);
  const [filter, matches] = await Promise.all([
    filterOf(query, index, load),
    Promise.all(words.map((word) => matchWord(word, word === words.at(-1), index, load))),
  ]);
  const stems = new Set(matches.flatMap((match) => match.stems));
  const doubtful = matches
    .filter(({ scores, common }) => !common && scores.size <= FEW)
    .map(({ word }) => word);
  if (words.length === 0) {
    const all = Array.from({ length: index.count }, (_, article) => index.count - 1 - article);
    const isFiltered = query.category !== '' || query.tag !== '' || query.year !== '';
    return { articles: isFiltered ? all.filter(filter) : [], partly: false, stems, stem, doubtful };
  }
  const telling = matches.filter(({ common }) => !common);
  const required = telling.length > 0 ? telling : matches;
  const scored = scoreAll(matches, filter);
  const whole = [...scored].filter(([article]) =>
    required.every(({ scores }) => scores.has(article)),
  );
  if (whole.length > 0) return { articles: inOrder(whole), partly: false, stems, stem, doubtful };
  const parts = [...scored].map(([article, score]): [number, number] => {
    const held = required.filter(({ scores }) => scores.has(article)).length;
    return [article, held * PER_WORD + score];
  });
  const some = parts.filter(([, score]) => score >= PER_WORD);
  return { articles: inOrder(some), partly: some.length > 0, stems, stem, doubtful };
}

/** Exceeds the sum of any scores. */
const PER_WORD = 1_000_000;

async function filterOf(
  { category, tag, year }: SearchQuery,
  index: SearchIndex,
  load: LoadWords,
): Promise<(article: number) => boolean> {
  const [inCategory, inTag] = await Promise.all([
    category === '' ? undefined : findTerm(index, load, termWord('category', category)),
    tag === '' ? undefined : findTerm(index, load, termWord('tag', tag)),
  ]);
  const at = index.years.findIndex(([name]) => name === year);
  const from = index.years[at]?.[1] ?? index.count;
  const to = index.years[at + 1]?.[1] ?? index.count;
  return (article) =>
    (inCategory?.has(article) ?? true) &&
    (inTag?.has(article) ?? true) &&
    (year === '' || (at >= 0 && article >= from && article < to));
}

async function matchWord(
  word: QueryWord,
  isLast: boolean,
  index: SearchIndex,
  load: LoadWords,
): Promise<WordMatches> {
  const ways = await Promise.all(word.ways.map((stems) => matchAll(stems, index, load)));
  const found = ways.filter(({ scores, common }) => scores.size > 0 || common);
  const guess =
    found.length === 0 &&
    (isUnspaced(word.word) || (isLast && word.word.length >= SHORTEST_BEGINNING));
  if (!guess) return { word, ...merge(found, 1) };
  const beginnings = await findBeginnings(index, load, word.word, MOST_BEGINNINGS);
  const guesses = await Promise.all(beginnings.map((stem) => matchAll([stem], index, load)));
  return { word, ...merge(guesses, BEGINNING_WEIGHT) };
}

type Matches = Omit<WordMatches, 'word'>;

/** Articles that contain all of some stems, scored by the mean of the stems. */
async function matchAll(
  stems: readonly string[],
  index: SearchIndex,
  load: LoadWords,
): Promise<Matches> {
  const lists = await Promise.all(stems.map((stem) => findWord(index, load, stem)));
  const known = lists.filter((list) => list !== undefined);
  if (known.length < stems.length) return { scores: new Map(), stems: [], common: false };
  const telling = known.filter(({ common }) => !common);
  const counted = telling.length > 0 ? telling : known;
  const sums = new Map<number, { lists: number; score: number }>();
  for (const { postings, common } of counted) {
    const rarity = rarityOf(common ? index.count / 2 : postings.length, index.count);
    for (const one of postings) {
      const article = articleOf(one);
      const sum = sums.get(article) ?? { lists: 0, score: 0 };
      const weight = weightOf(fieldsOf(one), digitAt(index.lengths, article));
      sums.set(article, { lists: sum.lists + 1, score: sum.score + rarity * weight });
    }
  }
  const scores = [...sums]
    .filter(([, sum]) => sum.lists === counted.length)
    .map(([article, { lists: count, score }]): [number, number] => [article, score / count]);
  return { scores: new Map(scores), stems, common: telling.length === 0 };
}

/** Inverse document frequency as in BM25. */
function rarityOf(articles: number, of: number): number {
  return Math.log(1 + (of - articles + 0.5) / (articles + 0.5));
}

/** Articles that match in any of several ways, scored by their best way. */
function merge(ways: readonly Matches[], weight: number): Matches {
  const scores = new Map<number, number>();
  for (const way of ways) {
    for (const [article, score] of way.scores) {
      scores.set(article, Math.max(scores.get(article) ?? 0, score * weight));
    }
  }
  return {
    scores,
    stems: ways.flatMap(({ stems }) => stems),
    common: ways.some(({ common }) => common),
  };
}

function scoreAll(
  matches: readonly WordMatches[],
  filter: (article: number) => boolean,
): Map<number, number> {
  const scored = new Map<number, number>();
  for (const { scores } of matches) {
    for (const [article, score] of scores) {
      if (filter(article)) scored.set(article, (scored.get(article) ?? 0) + score);
    }
  }
  return scored;
}

function inOrder(scored: [article: number, score: number][]): number[] {
  return scored
    .sort(([one, oneScore], [other, otherScore]) => otherScore - oneScore || other - one)
    .map(([article]) => article);
}
