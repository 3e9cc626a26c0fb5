import type { Article } from '../content/article.ts';
import { compareText } from '../content/compare-text.ts';
import { slugify } from '../content/slugify.ts';
import type { Publication } from './publication.ts';

/** What a shared term is worth, by where it stands; `docs/related-articles.md` is made from it. */
export const relatedWeights = { series: 4, tag: 3, keyword: 2, category: 1, title: 1 } as const;

/** The bounds of the search; `docs/related-articles.md` is made from them. */
export const relatedRules = {
  most: 3,
  mostNewer: 1,
  /** A term of more than this share of all articles says nothing about any of them. */
  commonShare: 0.1,
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
export function relatedFinder({ articles }: Publication): (article: Article) => Article[] {
  const terms = articles.map(termsOfArticle);
  const postings = new Map<string, number[]>();
  for (const [position, own] of terms.entries()) {
    for (const term of own.keys()) {
      const places = postings.get(term);
      if (places) places.push(position);
      else postings.set(term, [position]);
    }
  }
  const common = Math.max(relatedRules.commonFloor, articles.length * relatedRules.commonShare);
  const worth = new Map<string, number>();
  for (const [term, places] of postings) {
    if (places.length > 1 && places.length <= common)
      worth.set(term, Math.log2(1 + articles.length / places.length));
  }
  const positions = new Map(articles.map(({ file }, position) => [file, position]));
  const scores = new Float64Array(articles.length);

  return (article) => {
    const position = positions.get(article.file);
    if (position === undefined) return [];
    const touched: number[] = [];
    for (const [term, weight] of terms[position] ?? []) {
      const rarity = worth.get(term);
      if (rarity === undefined) continue;
      for (const place of postings.get(term) ?? []) {
        if (scores[place] === 0) touched.push(place);
        scores[place] =
          (scores[place] ?? 0) + weight * rarity * Math.min(1, terms[place]?.get(term) ?? 0);
      }
    }
    const found = touched
      .filter((place) => place !== position && (scores[place] ?? 0) >= relatedRules.leastScore)
      .map((place) => ({ place, score: (scores[place] ?? 0) + nearness(article, articles[place]) }))
      .sort(
        (one, other) =>
          other.score - one.score || compareArticles(articles[one.place], articles[other.place]),
      );
    for (const place of touched) scores[place] = 0;
    return pick(
      article,
      found.flatMap(({ place }) => articles[place] ?? []),
    );
  };
}

function termsOfArticle(article: Article): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (kind: keyof typeof relatedWeights, values: readonly string[]): void => {
    for (const value of values) terms.set(`${kind}:${value}`, relatedWeights[kind]);
  };
  add('series', article.series === undefined ? [] : [slugify(article.series)]);
  add('tag', article.tags);
  add('keyword', article.keywords.map(slugify));
  add('category', article.categories);
  add(
    'title',
    slugify(article.title)
      .split('-')
      .filter((word) => word.length > relatedRules.shortWord),
  );
  return terms;
}

function nearness(one: Article, other: Article | undefined): number {
  const days = Math.abs((one.date?.time ?? 0) - (other?.date?.time ?? 0)) / DAY;
  return relatedRules.nearness * 2 ** (-days / relatedRules.halfLifeDays);
}

function pick(article: Article, candidates: readonly Article[]): Article[] {
  const chosen: Article[] = [];
  let newer = 0;
  for (const candidate of candidates) {
    const isNewer = (candidate.date?.time ?? 0) > (article.date?.time ?? 0);
    if (isNewer && newer === relatedRules.mostNewer) continue;
    if (isNewer) newer += 1;
    chosen.push(candidate);
    if (chosen.length === relatedRules.most) break;
  }
  return chosen;
}

function compareArticles(one: Article | undefined, other: Article | undefined): number {
  return (
    (other?.date?.time ?? 0) - (one?.date?.time ?? 0) ||
    compareText(one?.address ?? '', other?.address ?? '')
  );
}
