import type { Article } from '../content/article.ts';
import { compareText, slugify } from '../content/text.ts';
import { fill } from '../i18n/format.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { type Address, hrefOf } from '../urls.ts';
import { pageKeys } from './alternates.ts';
import { termEntry } from './index-pages.ts';
import { pageShell } from './page-shell.ts';
import type { Band, HomePage, ListPage } from './page.ts';
import { type ListPart, PAGE_SIZE, paginate } from './paginate.ts';
import type { Publication } from './publication.ts';

/** Stories beside the lead. */
const SECONDARY = 3;
/** The latest articles: a tenth of all, so that few leave some for bands, or many where no band is. */
const LATEST = { least: 3, most: 6 };
const LATEST_ALONE = 16;
/** Bands where `site.config.ts` names no categories. */
const BANDS = 6;
/** Articles of a band: one in full, the others in short. */
const BAND = 4;
/** One article fills no band that nobody asked for. */
const FEWEST_IN_BAND = 2;
/** Categories without a band that the page names. */
const TOPICS = 12;

interface Arrangement {
  lead: Article | undefined;
  secondary: readonly Article[];
  latest: readonly Article[];
  bands: readonly { slug: string; articles: readonly Article[] }[];
}

export function homePage(publication: Publication): HomePage {
  const { site, addresses, byTerm } = publication;
  const { home } = textsFor(site.lang);
  const arrangement = arrange(publication);
  const { lead, secondary, latest, bands } = arrangement;
  const teasers = (articles: readonly Article[]) =>
    articles.map((article) => publication.teaser(article));
  const shownTerms = new Set(bands.map(({ slug }) => slug));
  const topics = mostUsed(publication).filter((slug) => !shownTerms.has(slug));
  const [, second] = homeParts(publication, arrangement);
  return {
    kind: 'home',
    shell: pageShell(publication.context, {
      address: addresses.home,
      title: site.name,
      description: site.tagline,
      alternates: publication.alternates(pageKeys.home),
    }),
    ...(lead && { lead: publication.teaser(lead) }),
    secondary: teasers(secondary),
    latest: teasers(latest),
    bands: bands.map(({ slug, articles }): Band => {
      const { label, href, count, description } = termEntry(publication, 'category', slug);
      return { label, href, count, description, teasers: teasers(articles) };
    }),
    topics: topics.slice(0, TOPICS).map((slug) => {
      const { label, href } = termEntry(publication, 'category', slug);
      return { label, href };
    }),
    ...(byTerm.category.size > 0 && {
      allTopics: hrefOf(site, addresses.taxonomy('category')),
    }),
    ...(second && { all: { label: home.all, href: hrefOf(site, second.address) } }),
  };
}

/** Further pages of the home page list all articles, those on it included. */
export function allArticlesPages(
  publication: Publication,
): { address: Address; model: () => ListPage }[] {
  const { site, articles } = publication;
  const { home } = textsFor(site.lang);
  return homeParts(publication)
    .slice(1)
    .map((part) => ({
      address: part.address,
      model: () => ({
        kind: 'list',
        shell: pageShell(publication.context, {
          address: part.address,
          title: fill(home.title, { page: part.number }),
          description: fill(home.description, { site: site.name, page: part.number }),
        }),
        of: 'article',
        count: articles.length,
        summary: '',
        links: [],
        teasers: part.items.map((article) => publication.teaser(article)),
        ...(part.pagination && { pagination: part.pagination }),
      }),
    }));
}

/** The home page, then the pages of all articles, if it does not show them itself. */
export function homeParts(
  publication: Publication,
  { secondary, latest, bands } = arrange(publication),
): ListPart<Article>[] {
  const { articles, addresses } = publication;
  const inBands = bands.reduce((sum, band) => sum + band.articles.length, 0);
  const count = 1 + secondary.length + latest.length + inBands;
  const shown = articles.length <= Math.min(count, PAGE_SIZE) ? [] : articles;
  return paginate(publication, addresses.home, shown, { before: 1 });
}

/** Which articles stand where, each once. */
function arrange(publication: Publication): Arrangement {
  const { articles, byTerm } = publication;
  const [lead = articles[0], ...featured] = articles.filter((article) => article.featured);
  const shown = new Set<Article>(lead && [lead]);
  const take = (from: readonly Article[], most: number): Article[] => {
    const taken: Article[] = [];
    for (const article of from) {
      if (taken.length === most) break;
      if (shown.has(article)) continue;
      taken.push(article);
      shown.add(article);
    }
    return taken;
  };
  const beside = take(featured, SECONDARY);
  const secondary = [...beside, ...take(articles, SECONDARY - beside.length)];
  const newest = take(
    articles,
    Math.min(LATEST.most, Math.max(LATEST.least, Math.ceil(articles.length / 10))),
  );
  const { slugs, most, fewest } = bandsOf(publication);
  const bands: { slug: string; articles: Article[] }[] = [];
  for (const slug of slugs) {
    if (bands.length === most) break;
    const free = (byTerm.category.get(slug) ?? []).filter((article) => !shown.has(article));
    // An article stands in the band of its main category, if that has one.
    const own = free.filter(({ categories }) => categories[0] === slug);
    const chosen = own.length >= fewest ? own : free;
    if (chosen.length >= fewest) bands.push({ slug, articles: take(chosen, BAND) });
  }
  const more = bands.length === 0 ? take(articles, LATEST_ALONE - newest.length) : [];
  return { lead, secondary, latest: [...newest, ...more], bands };
}

/** Categories in the order of their bands: those that `site.config.ts` names, or the most used. */
function bandsOf(publication: Publication): { slugs: string[]; most: number; fewest: number } {
  const named = publication.site.home?.categories;
  if (named === undefined)
    return { slugs: mostUsed(publication), most: BANDS, fewest: FEWEST_IN_BAND };
  return { slugs: [...new Set(named.map(slugify))], most: named.length, fewest: 1 };
}

/** Categories that have articles, most articles first. */
function mostUsed({ byTerm }: Publication): string[] {
  return [...byTerm.category]
    .filter(([, articles]) => articles.length > 0)
    .sort(
      ([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || compareText(one, other),
    )
    .map(([slug]) => slug);
}
