import type { Article, Content } from '../content/article.ts';
import { memoize } from '../content/memoize.ts';
import { compareText } from '../content/text.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { NavigationLink } from '../site.config.ts';
import { type CodeAddresses, hrefOf, requestKey, reservedBy, siteAddresses } from '../urls.ts';
import { articleState } from './article-state.ts';
import { metaPolicy } from './content-policy.ts';
import { feedLinks } from './links.ts';
import type { Link, SiteShell } from './page.ts';
import type { Publication, PublicationInput } from './publication.ts';
import { teaserOf } from './teaser.ts';

/** Decides what is on the site, sorts it once, and groups it. */
export function createPublication(input: PublicationInput): Publication {
  const { content, now, preview } = input;
  const onSite = content.articles
    .filter((article) => preview || articleState(article, now) === undefined)
    .sort(byDateThenAddress);
  const articles = onSite.filter((article) => !article.unlisted);
  const isThere = presence(
    { ...content, articles: onSite },
    { ownPages: input.ownPages, feedFiles: new Set(input.feedFormats.map(({ file }) => file)) },
  );
  const site = {
    ...input.site,
    navigation: input.site.navigation.filter(isThere),
    footer: input.site.footer.filter(isThere),
  };
  const publication: Publication = {
    ...input,
    site,
    context: {
      shell: siteShell(site),
      origin: site.origin,
      feeds: feedLinks(input, siteAddresses.home, site.name),
      socialImage: input.socialImages.drawn(''),
      preview,
      policy: metaPolicy,
    },
    teaser: memoize(
      (article) => article,
      (article) => teaserOf(publication, article),
    ),
    articles,
    unlisted: onSite.filter((article) => article.unlisted),
    positions: new Map(articles.map(({ file }, position) => [file, position])),
    byTerm: {
      tag: groupByTerm(articles, (article) => article.tags, content.tags.values()),
      category: groupByTerm(articles, (article) => article.categories, content.categories.values()),
      author: groupByTerm(articles, (article) => article.authors, content.authors.values()),
    },
    byYear: groupByYear(articles),
  };
  return publication;
}

function byDateThenAddress(one: Article, other: Article): number {
  const later =
    (other.date?.time ?? Number.POSITIVE_INFINITY) - (one.date?.time ?? Number.POSITIVE_INFINITY);
  return (Number.isNaN(later) ? 0 : later) || compareText(one.address, other.address);
}

/** The order of years is their own: around midnight that of the articles depends on their zones. */
function groupByYear(articles: readonly Article[]): Map<string, Article[]> {
  const dated = articles.filter(({ date }) => date !== undefined);
  const groups = Map.groupBy(dated, ({ date }) => date?.day.slice(0, 4) ?? '');
  return new Map([...groups].sort(([one], [other]) => compareText(other, one)));
}

/** A term without articles has a page only when a file describes it. */
function groupByTerm(
  articles: readonly Article[],
  slugsOf: (article: Article) => readonly string[],
  terms: Iterable<{ slug: string; page?: object }>,
): Map<string, Article[]> {
  const groups = new Map<string, Article[]>();
  for (const { slug, page } of terms) if (page) groups.set(slug, []);
  for (const article of articles) {
    for (const slug of slugsOf(article)) {
      const group = groups.get(slug);
      if (group) group.push(article);
      else groups.set(slug, [article]);
    }
  }
  return new Map([...groups].sort(([one], [other]) => compareText(one, other)));
}

function siteShell(site: SiteSettings): SiteShell {
  const link = ({ label, to }: NavigationLink): Link => ({ label, href: hrefOf(site, to) });
  return {
    name: site.name,
    tagline: site.tagline,
    lang: site.lang,
    home: hrefOf(site, siteAddresses.home),
    navigation: site.navigation.map(link),
    footer: site.footer.map(link),
    base: site.base,
    search: hrefOf(site, siteAddresses.search),
  };
}

/**
 * Whether a link of the configuration leads to a page that is there, as plain pages are not in a
 * folder that holds articles alone. What does not end with a slash is a file, and kept.
 */
function presence(
  { articles, pages }: Content,
  byCode: CodeAddresses,
): (link: NavigationLink) => boolean {
  const written = new Set([...articles, ...pages].map(({ address }) => requestKey(address)));
  const claimed = { publicKeys: new Set<string>(), ...byCode };
  return ({ to }) =>
    to === siteAddresses.home ||
    !to.endsWith('/') ||
    reservedBy(to, claimed) !== undefined ||
    written.has(requestKey(to));
}
