import type { Article, Term } from '../content/article.ts';
import { lazy, memoize } from '../content/memoize.ts';
import { compareText } from '../content/text.ts';
import type { ExternalLink, NavigationLink, SiteSettings } from '../site-settings.ts';
import {
  hrefOf,
  languageAddresses,
  type LanguageAddresses,
  requestKey,
  reservedBy,
  siteAddresses,
} from '../urls.ts';
import { alternatesOf } from './alternates.ts';
import { articleState } from './article-state.ts';
import { editorOf, newArticleFile } from './editor.ts';
import { metaPolicy } from './content-policy.ts';
import { feedLinks } from './links.ts';
import type { Link, SiteShell } from './page.ts';
import type { Publication, PublicationInput, SiteLook } from './publication.ts';
import { teaserOf } from './teaser.ts';
import { typesetContent } from './typeset-content.ts';

/** Decides what is on the site, and how each language is told of the others. */
export function createPublications(input: PublicationInput): Publication[] {
  const alternates = lazy((): ReturnType<typeof alternatesOf> => alternatesOf(publications));
  const isThere = presence(input);
  const publications = input.contents.map((content, index): Publication =>
    createPublication(input, {
      content,
      redirects: index === 0 ? input.redirects : [],
      isThere,
      alternates: input.contents.length > 1 ? (page) => alternates().get(page) ?? [] : () => [],
    }),
  );
  return publications;
}

interface EditionInput extends Pick<Publication, 'content' | 'redirects' | 'alternates'> {
  isThere: (link: NavigationLink) => boolean;
}

/** The publication in one language: what is on the site, sorted once, and grouped. */
function createPublication(
  { contents: _contents, look, ...input }: PublicationInput,
  { isThere, ...given }: EditionInput,
): Publication {
  const { now, preview } = input;
  const { prefix } = given.content;
  const edition = input.site.editions.find((one) => one.prefix !== '' && one.prefix === prefix);
  const own = { ...input.site, ...edition };
  const content = typesetContent(given.content, own);
  const onSite = content.articles
    .filter((article) => preview || articleState(article, now) === undefined)
    .sort(byDateThenAddress);
  const articles = onSite.filter((article) => !article.unlisted);
  const published = articles.filter((article) => articleState(article, now) === undefined);
  const addresses = languageAddresses(prefix);
  const site = {
    ...own,
    navigation: own.navigation.filter(isThere),
    footer: own.footer.filter(isThere),
  };
  const publication: Publication = {
    ...input,
    ...given,
    site,
    addresses,
    content,
    context: {
      shell: { ...siteShell(site, addresses), ...look },
      origin: site.origin,
      feeds: feedLinks({ ...input, site, addresses }, addresses.home, site.name),
      socialImage: input.socialImages.drawn(''),
      preview,
      policy: metaPolicy,
      ...editorOf(site, preview, newArticleFile(published, { prefix }, site.editions)),
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
  terms: Iterable<Term>,
): Map<string, Article[]> {
  const groups = new Map<string, Article[]>();
  for (const { slug, page } of terms) if (page && !page.isBorrowed) groups.set(slug, []);
  for (const article of articles) {
    for (const slug of slugsOf(article)) {
      const group = groups.get(slug);
      if (group) group.push(article);
      else groups.set(slug, [article]);
    }
  }
  return new Map([...groups].sort(([one], [other]) => compareText(one, other)));
}

function siteShell(
  site: SiteSettings,
  addresses: LanguageAddresses,
): Omit<SiteShell, keyof SiteLook> {
  const link = ({ label, to }: NavigationLink): Link => ({ label, href: hrefOf(site, to) });
  const elsewhere = ({ label, url }: ExternalLink): Link => ({ label, href: url });
  return {
    name: site.name,
    tagline: site.tagline,
    lang: site.lang,
    ...(site.editions.length > 1 && {
      languages: site.editions.map(({ lang, prefix }) => ({
        lang,
        href: hrefOf(site, languageAddresses(prefix).home),
      })),
    }),
    home: hrefOf(site, addresses.home),
    navigation: site.navigation.map(link),
    footer: site.footer.map(link),
    base: site.base,
    search: hrefOf(site, addresses.search),
    social: (site.social ?? []).map(elsewhere),
    ...(site.newsletter && { newsletter: elsewhere(site.newsletter) }),
  };
}

/**
 * Whether a link of the configuration leads to a page that is there, as plain pages are not in a
 * folder that holds articles alone. What does not end with a slash is a file, and kept.
 */
function presence({
  contents,
  now,
  preview,
  ...input
}: PublicationInput): (link: NavigationLink) => boolean {
  const written = new Set(
    contents.flatMap(({ articles, pages }) => [
      ...articles
        .filter((article) => preview || articleState(article, now) === undefined)
        .map(({ address }) => requestKey(address)),
      ...pages.map(({ address }) => requestKey(address)),
    ]),
  );
  const claimed = {
    publicKeys: new Set<string>(),
    ownPages: input.ownPages,
    feedFiles: new Set(input.feedFormats.map(({ file }) => file)),
    prefixes: input.site.editions.map(({ prefix }) => prefix),
  };
  return ({ to }) =>
    to === siteAddresses.home ||
    !to.endsWith('/') ||
    reservedBy(to, claimed) !== undefined ||
    written.has(requestKey(to));
}
