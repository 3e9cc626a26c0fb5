import type { Article, Term } from '../content/article.ts';
import { lazy, memoize } from '../content/memoize.ts';
import { compareText } from '../content/text.ts';
import { type ExternalLink, kindOf, type NavigationLink } from '../site-settings.ts';
import { hrefOf, languageAddresses, requestKey, reservedBy, siteAddresses } from '../urls.ts';
import { alternatesOf } from './alternates.ts';
import { articleState } from './article-state.ts';
import { editorOf, newArticleFile } from './editor.ts';
import { metaPolicy } from './content-policy.ts';
import { feedLinks, isOrganization } from './links.ts';
import type { Corrections, Link, SiteShell } from './page.ts';
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
  const byTerm = {
    tag: groupByTerm(articles, (article) => article.tags, content.tags.values()),
    category: groupByTerm(articles, (article) => article.categories, content.categories.values()),
    author: groupByTerm(articles, (article) => article.authors, content.authors.values()),
  };
  const publication: Publication = {
    ...input,
    ...given,
    site,
    addresses,
    content,
    context: {
      shell: {
        ...siteShell({ site, addresses, content, byTerm, socialImages: input.socialImages }),
        ...look,
      },
      feeds: feedLinks({ ...input, site, addresses }, addresses.home, site.name),
      preview,
      ...editorOf(site, preview, newArticleFile(published, { prefix }, site.editions)),
    },
    teaser: memoize(
      (article) => article,
      (article) => teaserOf(publication, article),
    ),
    articles,
    unlisted: onSite.filter((article) => article.unlisted),
    positions: new Map(articles.map(({ file }, position) => [file, position])),
    byTerm,
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
  publication: Pick<Publication, 'site' | 'addresses' | 'content' | 'byTerm' | 'socialImages'>,
): Omit<SiteShell, keyof SiteLook> {
  const { site, addresses } = publication;
  const person = onlyPerson(publication);
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
    origin: site.origin,
    kind: kindOf(site),
    ...(person && { person }),
    socialImage: publication.socialImages.drawn(''),
    policy: metaPolicy,
    corrections: correctionsOf(publication),
    navigation: site.navigation.map(link),
    footer: site.footer.map(link),
    base: site.base,
    search: hrefOf(site, addresses.search),
    social: (site.social ?? []).map(elsewhere),
    ...(site.newsletter && { newsletter: elsewhere(site.newsletter) }),
  };
}

/** Who writes all of a personal publication, and so publishes it. */
function onlyPerson({
  site,
  addresses,
  content,
  byTerm,
}: Pick<Publication, 'site' | 'addresses' | 'content' | 'byTerm'>): Link | undefined {
  const [slug = '', ...others] = byTerm.author.keys();
  const isOne = slug !== '' && others.length === 0 && !isOrganization({ content }, slug);
  if (kindOf(site) !== 'personal' || !isOne) return undefined;
  return {
    label: content.authors.get(slug)?.name ?? slug,
    href: hrefOf(site, addresses.term('author', slug)),
  };
}

/** The page on corrections, by the name of its file in every language. */
const CORRECTIONS_PAGE = 'pages/corrections.md';

function correctionsOf({ site, content }: Pick<Publication, 'site' | 'content'>): Corrections {
  const page = content.pages.find(({ path }) => path === CORRECTIONS_PAGE);
  return {
    email: site.email,
    ...(page && { page: { label: page.title, href: hrefOf(site, page.address) } }),
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
