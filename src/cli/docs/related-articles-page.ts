import { relatedRules, relatedWeights } from '../../publication/related.ts';
import { generatedPage, markdownTable, type GeneratedPage } from './generated-page.ts';

/** `docs/related-articles.md`: how an article finds those to read next. */
export function relatedArticlesPage(): GeneratedPage {
  const path = 'docs/related-articles.md';
  return generatedPage(path, 'Related articles', 'src/publication/related.ts', [
    `Below an article stand up to ${relatedRules.most} others that have most in common with it. Nobody chooses them; an editor steers them with tags, keywords and a series.`,
    '## What is compared',
    weightTable(),
    'A term only meets terms of its own kind: a tag never matches a word of a title.',
    scoring(),
    choosing(),
    consequences(),
  ]);
}

function weightTable(): string {
  const rows = Object.entries(relatedWeights).map(([kind, weight]) => [
    KINDS[kind as keyof typeof relatedWeights],
    String(weight),
  ]);
  return markdownTable(['Both articles have the same', 'Weight'], rows);
}

const KINDS: Readonly<Record<keyof typeof relatedWeights, string>> = {
  series: 'series',
  tag: 'tag',
  keyword: 'keyword',
  category: 'category',
  title: `word in the title, of more than ${relatedRules.shortWord} letters`,
};

function scoring(): string {
  const { commonShare, commonFloor, commonCeiling, nearness, halfLifeDays } = relatedRules;
  return `## How it is scored

- Each term that two articles share adds its weight times its rarity. Rarity is log₂(1 + _N_ / _n_), where _N_ is the number of articles on the site and _n_ the number of those with the term.
- A term of more than ${percent(commonShare)} of all articles, or of more than ${commonCeiling}, counts nothing. One of at most ${commonFloor} articles always counts.
- Nearness in time adds up to ${nearness} points, half as much for each ${halfLifeDays} days that lie between the two dates.`;
}

function choosing(): string {
  const { leastScore, mostNewer, most } = relatedRules;
  return `## Which are shown

1. Articles whose shared terms alone, without nearness, score less than ${leastScore} are left out. When none is left, the page shows no list.
2. The best come first; of equal ones the newer, then by address.
3. Up to ${most} are taken from the top, of them at most ${mostNewer} that is newer than the article itself.`;
}

function consequences(): string {
  return `## What follows

- Drafts, scheduled and expired articles are never named: the search knows only what is on the site.
- A new article can enter the list of an old one in one place only, so most old pages stay as they are. Their order may still change, because rarity is counted over the whole archive.
- The same articles give the same lists, whatever the machine.
- The search goes from an article's terms to the articles that share them and touches no others.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
