import type { Article } from '../content/article.ts';
import { lazy } from '../content/memoize.ts';
import { slugify } from '../content/text.ts';
import type { Publication } from './publication.ts';

/** What a shared term is worth, by where it stands; `docs/related-articles.md` is made from it. */
export const relatedWeights = { series: 4, tag: 3, keyword: 2, category: 1, title: 1 } as const;

/** The bounds of the search; `docs/related-articles.md` is made from them. */
export const relatedRules = {
  most: 3,
  mostNewer: 1,
  /** A term of more than this share of all articles says nothing about any of them. */
  commonShare: 0.1,
  /** Nor does one of more uses than this, however large the archive: so the work for one article stays the same. */
  commonCeiling: 400,
  /** Up to this many uses a term is never too common: a small archive has no other. */
  commonFloor: 20,
  /** Below this score articles have too little in common to be named. */
  leastScore: 3,
  /** What nearness in time adds at most, and over how many days it fades to half. */
  nearness: 0.5,
  halfLifeDays: 365,
  /** Words of a title up to this many characters do not count. */
  shortWord: 3,
} as const;

const DAY = 86_400_000;

/**
 * Finds each article's related ones by an inverted index of terms. A term weighs more the rarer it
 * is. Only articles at least as old are named, and at most one newer, so that old pages stay as they
 * are when the archive grows.
 */
export function relatedFinder({
  articles,
  positions,
}: Publication): (article: Article) => Article[] {
  const index = lazy(() => indexTerms(articles));
  const times = Float64Array.from(articles, ({ date }) => date?.time ?? 0);
  const scores = new Float64Array(articles.length);

  return (article) => {
    const position = positions.get(article.file);
    if (position === undefined) return [];
    const touched = addScores(index(), position, scores);
    const time = times[position] ?? 0;
    const older = new Ranking(relatedRules.most);
    const newer = new Ranking(relatedRules.mostNewer);
    for (const place of touched) {
      const score = scores[place] ?? 0;
      scores[place] = 0;
      if (place === position || score < relatedRules.leastScore) continue;
      const age = time - (times[place] ?? 0);
      (age < 0 ? newer : older).add(place, score + nearness(Math.abs(age) / DAY));
    }
    return older
      .with(newer)
      .places()
      .flatMap((place) => articles[place] ?? []);
  };
}

interface TermIndex {
  /** Terms of each article, by its place. */
  ofArticle: readonly (readonly number[])[];
  /** Places of the articles that have a term; empty for one that says nothing. */
  postings: readonly (readonly number[])[];
  /** What sharing a term is worth. */
  worth: readonly number[];
}

function indexTerms(articles: readonly Article[]): TermIndex {
  const ids = new Map<string, number>();
  const weights: number[] = [];
  const postings: number[][] = [];
  const ofArticle = articles.map((article, place) =>
    termsOf(article).map(([term, weight]) => {
      const id = ids.get(term) ?? ids.size;
      ids.set(term, id);
      weights[id] = weight;
      (postings[id] ??= []).push(place);
      return id;
    }),
  );
  const { commonFloor, commonCeiling, commonShare } = relatedRules;
  const common = Math.max(commonFloor, Math.min(commonCeiling, articles.length * commonShare));
  const worth = postings.map(
    ({ length }, id) => (weights[id] ?? 0) * Math.log2(1 + articles.length / length),
  );
  const telling = postings.map((places) => (places.length > common ? [] : places));
  return { ofArticle, postings: telling, worth };
}

/** Adds up what each article shares with the one at a place; returns the places that share anything. */
function addScores(index: TermIndex, position: number, scores: Float64Array): number[] {
  const touched: number[] = [];
  for (const term of index.ofArticle[position] ?? []) {
    const worth = index.worth[term] ?? 0;
    for (const place of index.postings[term] ?? []) {
      if (scores[place] === 0) touched.push(place);
      scores[place] = (scores[place] ?? 0) + worth;
    }
  }
  return touched;
}

/** The best few places; of equally good ones the newer article, which has the lower place. */
class Ranking {
  readonly #most: number;
  readonly #best: { place: number; score: number }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(place: number, score: number): void {
    const rank = this.#best.findIndex(
      (other) => score > other.score || (score === other.score && place < other.place),
    );
    if (rank === -1 && this.#best.length === this.#most) return;
    this.#best.splice(rank === -1 ? this.#best.length : rank, 0, { place, score });
    if (this.#best.length > this.#most) this.#best.pop();
  }

  with(other: Ranking): this {
    for (const { place, score } of other.#best) this.add(place, score);
    return this;
  }

  places(): number[] {
    return this.#best.map(({ place }) => place);
  }
}

function termsOf(article: Article): [string, number][] {
  const words = slugify(article.title).split('-');
  const terms: Record<keyof typeof relatedWeights, readonly string[]> = {
    series: article.series === undefined ? [] : [slugify(article.series)],
    tag: article.tags,
    keyword: article.keywords.map(slugify),
    category: article.categories,
    title: words.filter((word) => word.length > relatedRules.shortWord),
  };
  const kinds = Object.keys(relatedWeights) as (keyof typeof relatedWeights)[];
  return kinds.flatMap((kind) =>
    [...new Set(terms[kind])].map((term): [string, number] => [
      `${kind}:${term}`,
      relatedWeights[kind],
    ]),
  );
}

function nearness(days: number): number {
  return relatedRules.nearness * 2 ** (-days / relatedRules.halfLifeDays);
}
