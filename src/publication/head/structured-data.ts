import type {
  Article as ArticleData,
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
import type { Article } from '../../content/article.ts';
import { kindOf, type PublicationKind, type SiteSettings } from '../../site-settings.ts';
import { absolute, hrefOf, siteAddresses, urlOf } from '../../urls.ts';
import { anyLanguage } from '../alternates.ts';
import { isOrganization } from '../links.ts';
import type { ArticlePage, Link, PageShell, Picture } from '../page.ts';
import type { Publication } from '../publication.ts';

/** A node of a page's graph. */
export type GraphNode = Thing;

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

type Named = Pick<PageShell, 'title' | 'description' | 'canonical' | 'lang'>;

/** Things of one page as one schema.org graph; no graph for none. */
export function graphOf(nodes: readonly GraphNode[]): object[] {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': nodes };
  return nodes.length === 0 ? [] : [graph];
}

/** The way from the home page to a page, the page included. */
export function breadcrumbNode(
  origin: string,
  page: Pick<PageShell, 'title' | 'canonical' | 'breadcrumbs'>,
): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      ...page.breadcrumbs.map(({ label, href }, index) => ({
        '@type': 'ListItem' as const,
        position: index + 1,
        name: label,
        item: origin + href,
      })),
      { '@type': 'ListItem', position: page.breadcrumbs.length + 1, name: page.title },
    ],
  };
}

/** The publication as a whole, for its home page. */
export function siteNodes(publication: Publication): GraphNode[] {
  const { site, addresses } = publication;
  const website: WebSite = {
    '@type': 'WebSite',
    name: site.name,
    description: site.tagline,
    url: urlOf(site, addresses.home),
    inLanguage: site.lang,
    publisher: { '@id': publisherId(site) },
  };
  const elsewhere = (site.social ?? []).map(({ url }) => url);
  const publisher = {
    ...publisherNode(publication),
    ...(elsewhere.length > 0 && { sameAs: elsewhere }),
  };
  return [website, publisher];
}

/** An author's page and whom it is about. */
export function authorNodes(
  publication: Publication,
  slug: string,
  page: Named & { summary: string; picture: Picture | undefined },
): GraphNode[] {
  const { site } = publication;
  const profile: ProfilePage = {
    '@type': 'ProfilePage',
    url: page.canonical,
    mainEntity: {
      '@type': isOrganization(publication, slug) ? 'Organization' : 'Person',
      name: page.title,
      url: page.canonical,
      ...(page.summary !== '' && { description: page.summary }),
      ...(page.picture && { image: pictureNode(site, page.picture) }),
    },
  };
  return [profile];
}

/** An article by what its page shows; when it was reviewed, its page too, which says so. */
export function articleNodes(
  publication: Publication,
  article: Article,
  page: Named & Pick<PageShell, 'alternates'> & Omit<ArticlePage, 'shell'>,
): GraphNode[] {
  const { site } = publication;
  const types = typesOf[kindOf(site)];
  const id = `${page.canonical}#article`;
  const translations = page.alternates
    .filter(({ lang, href }) => lang !== anyLanguage && href !== page.canonical)
    .map(({ lang, href }) => ({
      '@type': types.article,
      '@id': `${href}#article`,
      inLanguage: lang,
    }));
  const node: ArticleData | NewsArticle | TechArticle | BlogPosting = {
    '@type': types.article,
    '@id': id,
    headline: page.title,
    description: page.description,
    inLanguage: page.lang,
    ...(translations.length > 0 && { workTranslation: translations }),
    mainEntityOfPage: page.canonical,
    ...(page.published && { datePublished: page.published.iso }),
    ...(page.updated && { dateModified: page.updated.iso }),
    ...(page.authors.length > 0 && {
      author: people(publication, article.authors, page.authors),
    }),
    publisher: publisherNode(publication),
    ...(page.picture && { image: pictureNode(site, page.picture) }),
    ...(page.categories.length > 0 && { articleSection: page.categories.map(labelOf) }),
    ...(page.tags.length > 0 && { keywords: page.tags.map(labelOf) }),
  };
  const { review } = page;
  if (!review || (review.reviewedBy.length === 0 && !article.lastReviewed)) return [node];
  const reviewed: MedicalWebPage | WebPage = {
    '@type': types.reviewed,
    url: page.canonical,
    name: page.title,
    inLanguage: page.lang,
    mainEntity: { '@id': id },
    ...(article.lastReviewed && { lastReviewed: article.lastReviewed.day }),
    ...(review.reviewedBy.length > 0 && {
      reviewedBy: people(publication, article.reviewedBy, review.reviewedBy),
    }),
  };
  return [node, reviewed];
}

/** Authors by their slugs and, in the same order, as the page shows them. */
function people(
  publication: Publication,
  slugs: readonly string[],
  links: readonly Link[],
): (Person | Organization)[] {
  return links.map(({ label, href }, index) => ({
    '@type': isOrganization(publication, slugs[index] ?? '') ? 'Organization' : 'Person',
    name: label,
    ...(href !== '' && { url: publication.site.origin + href }),
  }));
}

function publisherNode(
  publication: Publication,
): Exclude<Organization | NewsMediaOrganization | Person, string> {
  const { site } = publication;
  const picture: ImageObject = {
    '@type': 'ImageObject',
    url: site.origin + hrefOf(site, siteAddresses.icons.large),
    width: '512',
    height: '512',
  };
  const person = onlyPerson(publication);
  if (person) return { '@type': 'Person', '@id': publisherId(site), ...person, image: picture };
  return {
    '@type': typesOf[kindOf(site)].publisher,
    '@id': publisherId(site),
    name: site.name,
    url: homeUrl(site),
    logo: picture,
  };
}

/** Who publishes what is personal, if one person writes it all; by the name of the publication else. */
function onlyPerson(publication: Publication): { name: string; url: string } | undefined {
  const { site, byTerm, content, addresses } = publication;
  const [slug = '', ...others] = byTerm.author.keys();
  const isOne = slug !== '' && others.length === 0 && !isOrganization(publication, slug);
  if (kindOf(site) !== 'personal' || !isOne) return undefined;
  const url = urlOf(site, addresses.term('author', slug));
  const name = content.authors.get(slug)?.name ?? slug;
  return { name, url };
}

function pictureNode(site: SiteSettings, { src, srcset, width, height }: Picture): ImageObject {
  const largest = srcset.split(', ').at(-1)?.split(' ')[0] ?? '';
  return {
    '@type': 'ImageObject',
    url: absolute(largest === '' ? src : largest, site.origin),
    width: String(width),
    height: String(height),
  };
}

function publisherId(site: SiteSettings): string {
  return `${homeUrl(site)}#publisher`;
}

function homeUrl(site: SiteSettings): string {
  return urlOf(site, siteAddresses.home);
}

function labelOf({ label }: Link): string {
  return label;
}
