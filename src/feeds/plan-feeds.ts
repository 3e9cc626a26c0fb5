import type { Article } from '../content/article.ts';
import { memoize } from '../content/memoize.ts';
import type { Address } from '../content/parse-address.ts';
import { isNoindex } from '../publication/article-state.ts';
import { describeArticle } from '../publication/describe-article.ts';
import { lastChange } from '../publication/last-change.ts';
import { describeList } from '../publication/list-pages.ts';
import type { BodyOf } from '../publication/plan-pages.ts';
import type { Publication } from '../publication/publication.ts';
import { siteAddresses, urlOf, type FeedFormat } from '../urls.ts';
import { termLinks, termsOf } from '../publication/term-links.ts';
import { absolute } from './absolute.ts';
import type { Feed, FeedItem } from './feed.ts';
import { feedHtml } from './feed-html.ts';
import { feedTitle } from './feed-links.ts';
import { printAtom } from './print-atom.ts';
import { printJsonFeed } from './print-json-feed.ts';
import { printRss } from './print-rss.ts';

/** The feeds of one list, in every format. */
export interface PlannedFeeds {
  /** Where they lie below the site's root. */
  addresses: Readonly<Record<FeedFormat, Address>>;
  /** All that they are printed from, as text: the same inputs give the same bytes. */
  inputs: () => string;
  /** MDX articles among its items, whose inputs do not show what they import. */
  features: () => { file: string; url: string }[];
  /**
   * `bodyHtml` gives the HTML of a file's body, as `feedHtml` takes it; all feeds of one plan must be
   * given the same.
   */
  print: (bodyHtml: (file: string) => string) => Record<FeedFormat, string>;
}

const MOST_ITEMS = 20;

/** The feeds of the site and of each category, tag and author that has a page. */
export function planFeeds(publication: Publication, bodyOf: BodyOf): PlannedFeeds[] {
  const itemOf = memoize(
    (article: Article) => article,
    (article) => feedItem(publication, article, bodyOf),
  );
  let htmlOf: ((item: FeedItem) => string) | undefined;
  return followedLists(publication).map((list) => ({
    addresses: addressesOf(list.address),
    inputs: () => JSON.stringify(feedOf(publication, list, itemOf)),
    features: () =>
      feedOf(publication, list, itemOf)
        .items.filter(({ body }) => body.source === 'mdx')
        .map(({ body: { file }, url }) => ({ file, url })),
    print: (bodyHtml) => {
      // An article stands in the feeds of all its terms.
      htmlOf ??= memoize(
        (item: FeedItem) => item,
        (item) => feedHtml(item, bodyHtml),
      );
      const feed = feedOf(publication, list, itemOf);
      const items = feed.items.map((item) => ({ ...item, html: htmlOf?.(item) ?? '' }));
      const printable = { ...feed, items };
      return {
        rss: printRss(printable),
        atom: printAtom(printable),
        json: printJsonFeed(printable),
      };
    },
  }));
}

/** Where all feeds lie. */
export function feedAddresses(publication: Publication): Address[] {
  return followedLists(publication).flatMap(({ address }) => Object.values(addressesOf(address)));
}

interface FollowedList {
  address: Address;
  title: string;
  description: string;
  /** Newest first. */
  articles: readonly Article[];
}

function followedLists(publication: Publication): FollowedList[] {
  const { site, articles, byTerm } = publication;
  const { name, tagline } = site;
  const home = { address: siteAddresses.home, title: name, description: tagline, articles };
  const ofTerms = (['category', 'tag', 'author'] as const).flatMap((taxonomy) =>
    [...byTerm[taxonomy]].map(([slug, ofTerm]) => {
      const { name: title, page } = termsOf(publication, taxonomy).get(slug) ?? { name: slug };
      const description = describeList({ of: taxonomy, title, page }, 1);
      return { address: siteAddresses.term(taxonomy, slug), title, description, articles: ofTerm };
    }),
  );
  return [home, ...ofTerms];
}

function addressesOf(list: Address): Record<FeedFormat, Address> {
  return {
    rss: siteAddresses.feed(list, 'rss'),
    atom: siteAddresses.feed(list, 'atom'),
    json: siteAddresses.feed(list, 'json'),
  };
}

function feedOf(
  { site, now }: Publication,
  list: FollowedList,
  itemOf: (article: Article) => FeedItem,
): Feed {
  const shown: FeedItem[] = [];
  for (const article of list.articles) {
    if (shown.length === MOST_ITEMS) break;
    if (!isNoindex(article, now)) shown.push(itemOf(article));
  }
  const { rss, atom, json } = addressesOf(list.address);
  const home = urlOf(site, siteAddresses.home);
  return {
    title: feedTitle(site.name, list.address, list.title),
    description: list.description,
    lang: site.lang,
    page: urlOf(site, list.address),
    addresses: {
      rss: urlOf(site, rss),
      atom: urlOf(site, atom),
      json: urlOf(site, json),
    },
    icon: absolute('icon-512.png', home),
    publisher: { name: site.name, url: home, email: site.email },
    updated: Math.max(0, ...shown.map((item) => item.updated)),
    items: shown,
  };
}

function feedItem(publication: Publication, article: Article, bodyOf: BodyOf): FeedItem {
  const { site } = publication;
  const url = urlOf(site, article.address);
  const picture = article.image && publication.picture(article.image, article.imageAlt);
  return {
    url,
    title: article.title,
    summary: describeArticle(article) || article.title,
    published: article.date?.time ?? 0,
    updated: lastChange(article) ?? 0,
    authors: termLinks(publication, 'author', article.authors).map(({ label, href }) => ({
      name: label,
      url: absolute(href, url),
    })),
    terms: [
      ...new Set(
        [
          ...termLinks(publication, 'category', article.categories),
          ...termLinks(publication, 'tag', article.tags),
        ].map(({ label }) => label),
      ),
    ],
    ...(article.lang !== undefined && article.lang !== site.lang && { lang: article.lang }),
    ...(picture && { picture }),
    body: bodyOf(article),
  };
}
