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
  const touched = new Int32Array(articles.length);

  return (article) => {
    const position = positions.get(article.file);
    if (position === undefined) return [];
    const count = addScores(index(), position, scores, touched);
    const time = times[position] ?? 0;
    const older = new Ranking(relatedRules.most);
    const newer = new Ranking(relatedRules.mostNewer);
    for (let at = 0; at < count; at += 1) {
      const place = touched[at] ?? 0;
      const score = scores[place] ?? 0;
      scores[place] = 0;
      if (place === position || score < relatedRules.leastScore) continue;
      const age = time - (times[place] ?? 0);
      const ranking = age < 0 ? newer : older;
      // Powers take longest of all, and most places are far from the best.
      if (score + relatedRules.nearness < ranking.least) continue;
      ranking.add(place, score + nearness(Math.abs(age) / DAY));
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
  const ids = kinds.map(() => new Map<string, number>());
  const weights: number[] = [];
  const postings: number[][] = [];
  const ofArticle = articles.map((article, place) => {
    const terms = termsOf(article);
    return kinds.flatMap((kind, at) =>
      [...new Set(terms[kind])].map((term) => {
        const known = ids[at]?.get(term);
        const id = known ?? postings.length;
        if (known === undefined) {
          ids[at]?.set(term, id);
          weights.push(relatedWeights[kind]);
          postings.push([]);
        }
        postings[id]?.push(place);
        return id;
      }),
    );
  });
  const { commonFloor, commonCeiling, commonShare } = relatedRules;
  const common = Math.max(commonFloor, Math.min(commonCeiling, articles.length * commonShare));
  const worth = postings.map(
    ({ length }, id) => (weights[id] ?? 0) * Math.log2(1 + articles.length / length),
  );
  const telling = postings.map((places) => (places.length > common ? [] : places));
  return { ofArticle, postings: telling, worth };
}

/**
 * Adds up what each article shares with the one at a place. Notes the places that share anything, and
 * returns how many there are.
 */
function addScores(
  index: TermIndex,
  position: number,
  scores: Float64Array,
  touched: Int32Array,
): number {
  let count = 0;
  for (const term of index.ofArticle[position] ?? []) {
    const worth = index.worth[term] ?? 0;
    for (const place of index.postings[term] ?? []) {
      const score = scores[place] ?? 0;
      if (score === 0) touched[count++] = place;
      scores[place] = score + worth;
    }
  }
  return count;
}

/** The best few places; of equally good ones the newer article, which has the lower place. */
class Ranking {
  readonly #most: number;
  readonly #best: { place: number; score: number }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** No place with a lower score can be among the best. */
  get least(): number {
    return this.#best[this.#most - 1]?.score ?? Number.NEGATIVE_INFINITY;
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

type Kind = keyof typeof relatedWeights;

const kinds = Object.keys(relatedWeights) as Kind[];

function termsOf(article: Article): Readonly<Record<Kind, readonly string[]>> {
  const words = slugify(article.title).split('-');
  return {
    series: article.series === undefined ? [] : [slugify(article.series)],
    tag: article.tags,
    keyword: article.keywords.map(slugify),
    category: article.categories,
    title: words.filter((word) => word.length > relatedRules.shortWord),
  };
}

function nearness(days: number): number {
  return relatedRules.nearness * 2 ** (-days / relatedRules.halfLifeDays);
}
