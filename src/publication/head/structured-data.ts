import type {
  Article,
  BlogPosting,
  BreadcrumbList,
  Graph,
  ImageObject,
  MedicalWebPage,
  NewsArticle,
  NewsMediaOrganization,
  Organization,
  Person,
  ProfilePage,
  TechArticle,
  Thing,
  WebPage,
  WebSite,
} from 'schema-dts';
import type { PublicationKind } from '../../site-settings.ts';
import { absolute, siteAddresses, urlOf } from '../../urls.ts';
import { anyLanguage } from '../alternates.ts';
import type {
  ArticlePage,
  AuthorLink,
  FramedPage,
  Link,
  ListPage,
  PageShell,
  Picture,
  SiteShell,
} from '../page.ts';

interface KindTypes {
  article: 'Article' | 'NewsArticle' | 'TechArticle' | 'BlogPosting';
  /** Of the page of an article that somebody reviewed. */
  reviewed: 'MedicalWebPage' | 'WebPage';
  /** Of a publisher that is not one person. */
  publisher: 'Organization' | 'NewsMediaOrganization';
}

/** What search engines are told by the kind of a publication; docs/make-it-yours.md has the reasons. */
const typesOf: Readonly<Record<PublicationKind, KindTypes>> = {
  health: { article: 'Article', reviewed: 'MedicalWebPage', publisher: 'Organization' },
  news: { article: 'NewsArticle', reviewed: 'WebPage', publisher: 'NewsMediaOrganization' },
  technology: { article: 'TechArticle', reviewed: 'WebPage', publisher: 'Organization' },
  personal: { article: 'BlogPosting', reviewed: 'WebPage', publisher: 'Organization' },
};

/**
 * What a page says of itself in the terms of schema.org: what it is about, and the way to it from the
 * home page. Undefined for a page with nothing to say.
 */
export function graphOf(page: FramedPage): Graph | undefined {
  const { shell } = page;
  const nodes = [
    ...subjectsOf(page),
    ...(shell.breadcrumbs.length > 0 ? [breadcrumbNode(shell)] : []),
  ];
  return nodes.length === 0 ? undefined : { '@context': 'https://schema.org', '@graph': nodes };
}

function subjectsOf(page: FramedPage): Thing[] {
  switch (page.kind) {
    case 'home':
      return siteNodes(page.shell.site);
    case 'article':
      return articleNodes(page);
    case 'list':
      return page.profile === undefined ? [] : [profileNode(page, page.profile)];
    default:
      return [];
  }
}

/** The way from the home page to a page, the page included. */
function breadcrumbNode({ title, breadcrumbs, site }: PageShell): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      ...breadcrumbs.map(({ label, href }, index) => ({
        '@type': 'ListItem' as const,
        position: index + 1,
        name: label,
        item: site.origin + href,
      })),
      { '@type': 'ListItem', position: breadcrumbs.length + 1, name: title },
    ],
  };
}

/** The publication as a whole, for its home page. */
function siteNodes(site: SiteShell): Thing[] {
  const website: WebSite = {
    '@type': 'WebSite',
    name: site.name,
    description: site.tagline,
    url: site.origin + site.home,
    inLanguage: site.lang,
    publisher: { '@id': publisherId(site) },
  };
  const elsewhere = site.social.map(({ href }) => href);
  const publisher = {
    ...publisherNode(site),
    ...(elsewhere.length > 0 && { sameAs: elsewhere }),
  };
  return [website, publisher];
}

/** An author's page and whom it is about. */
function profileNode(
  { shell, summary, picture }: ListPage,
  type: NonNullable<ListPage['profile']>,
): ProfilePage {
  return {
    '@type': 'ProfilePage',
    url: shell.canonical,
    mainEntity: {
      '@type': type,
      name: shell.title,
      url: shell.canonical,
      ...(summary !== '' && { description: summary }),
      ...(picture && { image: pictureNode(shell.site, picture) }),
    },
  };
}

/** An article; when it was reviewed, its page too, which says so. */
function articleNodes(page: ArticlePage): Thing[] {
  const { shell, review } = page;
  const { site } = shell;
  const types = typesOf[site.kind];
  const id = `${shell.canonical}#article`;
  const translations = shell.alternates
    .filter(({ lang, href }) => lang !== anyLanguage && href !== shell.canonical)
    .map(({ lang, href }) => ({
      '@type': types.article,
      '@id': `${href}#article`,
      inLanguage: lang,
    }));
  const node: Article | NewsArticle | TechArticle | BlogPosting = {
    '@type': types.article,
    '@id': id,
    headline: shell.title,
    description: shell.description,
    inLanguage: shell.lang,
    ...(translations.length > 0 && { workTranslation: translations }),
    mainEntityOfPage: shell.canonical,
    ...(page.published && { datePublished: page.published.iso }),
    ...(page.updated && { dateModified: page.updated.iso }),
    ...(page.authors.length > 0 && { author: people(site, page.authors) }),
    publisher: publisherNode(site),
    ...(page.picture && { image: pictureNode(site, page.picture) }),
    ...(page.categories.length > 0 && { articleSection: page.categories.map(labelOf) }),
    ...(page.tags.length > 0 && { keywords: page.tags.map(labelOf) }),
  };
  if (!review || (review.reviewedBy.length === 0 && !review.lastReviewed)) return [node];
  const reviewed: MedicalWebPage | WebPage = {
    '@type': types.reviewed,
    url: shell.canonical,
    name: shell.title,
    inLanguage: shell.lang,
    mainEntity: { '@id': id },
    ...(review.lastReviewed && { lastReviewed: review.lastReviewed.day }),
    ...(review.reviewedBy.length > 0 && { reviewedBy: people(site, review.reviewedBy) }),
  };
  return [node, reviewed];
}

function people(site: SiteShell, links: readonly AuthorLink[]): (Person | Organization)[] {
  return links.map(({ label, href, isOrganization = false }) => ({
    '@type': isOrganization ? 'Organization' : 'Person',
    name: label,
    ...(href !== '' && { url: site.origin + href }),
  }));
}

function publisherNode(
  site: SiteShell,
): Exclude<Organization | NewsMediaOrganization | Person, string> {
  const picture: ImageObject = {
    '@type': 'ImageObject',
    url: urlOf(site, siteAddresses.icons.large),
    width: '512',
    height: '512',
  };
  const { person } = site;
  if (person)
    return {
      '@type': 'Person',
      '@id': publisherId(site),
      name: person.label,
      url: site.origin + person.href,
      image: picture,
    };
  return {
    '@type': typesOf[site.kind].publisher,
    '@id': publisherId(site),
    name: site.name,
    url: homeUrl(site),
    logo: picture,
  };
}

function pictureNode({ origin }: SiteShell, { src, srcset, width, height }: Picture): ImageObject {
  const largest = srcset.split(', ').at(-1)?.split(' ')[0] ?? '';
  return {
    '@type': 'ImageObject',
    url: absolute(largest === '' ? src : largest, origin),
    width: String(width),
    height: String(height),
  };
}

function publisherId(site: SiteShell): string {
  return `${homeUrl(site)}#publisher`;
}

/** Of all languages. */
function homeUrl(site: SiteShell): string {
  return urlOf(site, siteAddresses.home);
}

function labelOf({ label }: Link): string {
  return label;
}
