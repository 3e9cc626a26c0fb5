import type { Article } from '../../content/article.ts';
import type { Address } from '../../content/parse-address.ts';
import { isNoindex } from '../article-state.ts';
import { describeArticle } from '../describe-article.ts';
import { lastChange } from '../last-change.ts';
import { describeList } from '../list-pages.ts';
import type { BodyOf } from '../plan-pages.ts';
import type { Publication } from '../publication.ts';
import { siteAddresses, urlOf, type FeedFormat } from '../site-addresses.ts';
import { termLinks, termsOf } from '../term-links.ts';
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
  /** `compiled` gives the HTML that a file's body was compiled to, with its slots. */
  print: (compiled: (file: string) => string) => Record<FeedFormat, string>;
}

const MOST_ITEMS = 20;

/** The feeds of the site and of each category, tag and author that has a page. */
export function planFeeds(publication: Publication, bodyOf: BodyOf): PlannedFeeds[] {
  const { site, articles, byTerm } = publication;
  const { home } = siteAddresses;
  const items = new Map<string, FeedItem>();
  const itemOf = (article: Article): FeedItem => {
    const known = items.get(article.file);
    if (known) return known;
    const item = feedItem(publication, article, bodyOf);
    items.set(article.file, item);
    return item;
  };
  const plan = (list: Address, title: string, description: string, of: readonly Article[]) =>
    planOne(list, () => feedOf(publication, { list, title, description, articles: of, itemOf }));
  return [
    plan(home, site.name, site.tagline, articles),
    ...(['category', 'tag', 'author'] as const).flatMap((taxonomy) =>
      [...byTerm[taxonomy]].map(([slug, ofTerm]) => {
        const { name, page } = termsOf(publication, taxonomy).get(slug) ?? { name: slug };
        const description = describeList({ of: taxonomy, title: name, page }, 1);
        return plan(siteAddresses.term(taxonomy, slug), name, description, ofTerm);
      }),
    ),
  ];
}

function planOne(list: Address, feed: () => Feed): PlannedFeeds {
  return {
    addresses: {
      rss: siteAddresses.feed(list, 'rss'),
      atom: siteAddresses.feed(list, 'atom'),
      json: siteAddresses.feed(list, 'json'),
    },
    inputs: () => JSON.stringify(feed()),
    print: (compiled) => {
      const plain = feed();
      const items = plain.items.map((item) => ({ ...item, html: feedHtml(item, compiled) }));
      const printable = { ...plain, items };
      return {
        rss: printRss(printable),
        atom: printAtom(printable),
        json: printJsonFeed(printable),
      };
    },
  };
}

interface FeedInput {
  list: Address;
  title: string;
  description: string;
  /** Newest first. */
  articles: readonly Article[];
  itemOf: (article: Article) => FeedItem;
}

function feedOf({ site, now }: Publication, input: FeedInput): Feed {
  const { list, title, description, articles, itemOf } = input;
  const shown: FeedItem[] = [];
  for (const article of articles) {
    if (shown.length === MOST_ITEMS) break;
    if (!isNoindex(article, now)) shown.push(itemOf(article));
  }
  const home = urlOf(site, siteAddresses.home);
  return {
    title: feedTitle(site.name, list, title),
    description,
    lang: site.lang,
    page: urlOf(site, list),
    addresses: {
      rss: urlOf(site, siteAddresses.feed(list, 'rss')),
      atom: urlOf(site, siteAddresses.feed(list, 'atom')),
      json: urlOf(site, siteAddresses.feed(list, 'json')),
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
    ...(article.syntax === 'md' && { body: bodyOf(article) }),
  };
}
