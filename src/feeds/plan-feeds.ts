import type { Article } from '../content/article.ts';
import { lazy, memoize } from '../content/memoize.ts';
import { fill } from '../i18n/format.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { isNoindex, lastChange } from '../publication/article-state.ts';
import { feedTitle, termLinks, termsOf } from '../publication/links.ts';
import { describeList } from '../publication/list-pages.ts';
import type { ArticleBody, Picture } from '../publication/page.ts';
import type { Publication } from '../publication/publication.ts';
import type { BodyOf } from '../publication/resolve-body.ts';
import { describeArticle } from '../publication/teaser.ts';
import { absolute, type Address, siteAddresses, urlOf } from '../urls.ts';
import type { FeedFormat, PrintableFeed, PrintableItem } from './feed-format.ts';
import { feedFormats } from './formats.ts';

/**
 * What the feeds of one list say, in any format, as plain JSON data. The same inputs give the same
 * model, and its digest says whether the feeds must be printed again.
 */
export interface Feed extends Omit<PrintableFeed, 'address' | 'items'> {
  items: readonly FeedItem[];
}

export interface FeedItem extends Omit<PrintableItem, 'html' | 'image'> {
  /** The front matter's; addresses in it are not absolute. */
  picture?: Picture;
  /** What stands below it, and the words that say who made it; empty for nothing. */
  pictureCaption?: string;
  pictureCredit?: string;
  body: ArticleBody;
}

/** The feeds of one list, one file for each format. */
export interface PlannedFeeds {
  list: Address;
  /** In the order of `feedFormats`. */
  files: readonly { format: FeedFormat; address: Address }[];
  model: () => Feed;
  /** MDX articles among the items. Their digests do not cover what they import. */
  features: () => { file: string; url: string }[];
}

const MOST_ITEMS = 20;

/** The feeds of the site and of each category, tag and author that has a page. */
export function planFeeds(publication: Publication, bodyOf: BodyOf): PlannedFeeds[] {
  // An article is in the feeds of all its terms.
  const itemOf = memoize(
    (article: Article) => article,
    (article) => feedItem(publication, article, bodyOf),
  );
  return followedLists(publication).map((list) => {
    const model = lazy(() => feedOf(publication, list, itemOf));
    return {
      list: list.address,
      files: feedFiles(list.address),
      model,
      features: () =>
        model()
          .items.filter(({ body }) => body.source === 'mdx')
          .map(({ body: { file }, url }) => ({ file, url })),
    };
  });
}

/** The addresses of all feeds. */
export function feedAddresses(publication: Publication): Address[] {
  return followedLists(publication).flatMap((list) =>
    feedFiles(list.address).map(({ address }) => address),
  );
}

function feedFiles(list: Address): PlannedFeeds['files'] {
  return feedFormats.map((format) => ({ format, address: siteAddresses.feed(list, format) }));
}

interface FollowedList {
  address: Address;
  title: string;
  description: string;
  /** Newest first. */
  articles: readonly Article[];
}

function followedLists(publication: Publication): FollowedList[] {
  const { site, addresses, articles, byTerm } = publication;
  const { name, tagline, lang } = site;
  const texts = textsFor(lang);
  const home = { address: addresses.home, title: name, description: tagline, articles };
  const ofTerms = (['category', 'tag', 'author'] as const).flatMap((taxonomy) =>
    [...byTerm[taxonomy]].map(([slug, ofTerm]) => {
      const { name: title, page } = termsOf(publication, taxonomy).get(slug) ?? { name: slug };
      const description = describeList(texts, { of: taxonomy, title, page }, 1);
      return { address: addresses.term(taxonomy, slug), title, description, articles: ofTerm };
    }),
  );
  return [home, ...ofTerms];
}

function feedOf(
  { site, addresses, now }: Publication,
  list: FollowedList,
  itemOf: (article: Article) => FeedItem,
): Feed {
  const items: FeedItem[] = [];
  for (const article of list.articles) {
    if (items.length === MOST_ITEMS) break;
    if (!isNoindex(article, now)) items.push(itemOf(article));
  }
  const home = urlOf(site, addresses.home);
  return {
    title: feedTitle({ site, addresses }, list.address, list.title),
    description: list.description,
    lang: site.lang,
    page: urlOf(site, list.address),
    icon: urlOf(site, siteAddresses.icons.large),
    publisher: { name: site.name, url: home, email: site.email },
    updated: items.reduce((latest, { updated }) => Math.max(latest, updated), 0),
    items,
  };
}

function feedItem(publication: Publication, article: Article, bodyOf: BodyOf): FeedItem {
  const { site } = publication;
  const url = urlOf(site, article.address);
  const picture = article.image && publication.picture(article.image, article.imageAlt);
  const body = bodyOf(article);
  const authors = termLinks(publication, 'author', article.authors);
  const terms = [
    ...termLinks(publication, 'category', article.categories),
    ...termLinks(publication, 'tag', article.tags),
  ];
  return {
    id: feedId(article, site),
    url,
    title: article.title,
    summary: describeArticle(article) || article.title,
    published: article.date?.time ?? 0,
    updated: lastChange(article) ?? 0,
    authors: authors.map(({ label, href }) => ({ name: label, url: absolute(href, url) })),
    terms: [...new Set(terms.map(({ label }) => label))],
    ...(article.lang !== undefined && article.lang !== site.lang && { lang: article.lang }),
    ...(picture && {
      picture,
      pictureCaption: article.imageCaption,
      pictureCredit:
        article.imageCredit &&
        fill(textsFor(site.lang).media.credit, { name: article.imageCredit }),
    }),
    ...enclosureOf(body, url),
    body,
  };
}

/** Programs for podcasts play what an item encloses. */
function enclosureOf({ pictures }: ArticleBody, url: string): Pick<PrintableItem, 'enclosure'> {
  for (const part of pictures) {
    if (part.kind !== 'recording' || part.recording.kind !== 'audio') continue;
    const { src, type, bytes } = part.recording;
    return { enclosure: { url: absolute(src, url), type, bytes } };
  }
  return {};
}

/** What feed readers know an article by. The only place that decides it. */
function feedId({ guid, firstAlias, address }: Article, site: Publication['site']): string {
  return guid === '' ? urlOf(site, firstAlias ?? address) : guid;
}
