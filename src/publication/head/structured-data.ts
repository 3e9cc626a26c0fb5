import type {
  Article as ArticleData,
  BreadcrumbList,
  Graph,
  ImageObject,
  MedicalWebPage,
  Organization,
  Person,
  ProfilePage,
  Thing,
  WebSite,
} from 'schema-dts';
import type { Article } from '../../content/article.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { absolute, hrefOf, siteAddresses, urlOf } from '../../urls.ts';
import { isOrganization } from '../links.ts';
import type { ArticlePage, Link, PageShell, Picture } from '../page.ts';
import type { Publication } from '../publication.ts';

/** A node of a page's graph. */
export type GraphNode = Thing;

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
export function siteNodes(site: SiteSettings): GraphNode[] {
  const website: WebSite = {
    '@type': 'WebSite',
    name: site.name,
    description: site.tagline,
    url: homeUrl(site),
    inLanguage: site.lang,
    publisher: { '@id': publisherId(site) },
  };
  return [website, publisherNode(site)];
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

/** An article by what its page shows; when it was reviewed, its page as a medical one too. */
export function articleNodes(
  publication: Publication,
  article: Article,
  page: Named & Omit<ArticlePage, 'shell'>,
): GraphNode[] {
  const { site } = publication;
  const id = `${page.canonical}#article`;
  const node: ArticleData = {
    '@type': 'Article',
    '@id': id,
    headline: page.title,
    description: page.description,
    inLanguage: page.lang,
    mainEntityOfPage: page.canonical,
    ...(page.published && { datePublished: page.published.iso }),
    ...(page.updated && { dateModified: page.updated.iso }),
    ...(page.authors.length > 0 && {
      author: people(publication, article.authors, page.authors),
    }),
    publisher: publisherNode(site),
    ...(page.picture && { image: pictureNode(site, page.picture) }),
    ...(page.categories.length > 0 && { articleSection: page.categories.map(labelOf) }),
    ...(page.tags.length > 0 && { keywords: page.tags.map(labelOf) }),
  };
  const { review } = page;
  if (!review || (review.reviewedBy.length === 0 && !article.lastReviewed)) return [node];
  const reviewed: MedicalWebPage = {
    '@type': 'MedicalWebPage',
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

function publisherNode(site: SiteSettings): Organization {
  const logo = site.origin + hrefOf(site, '/icon-512.png');
  return {
    '@type': 'Organization',
    '@id': publisherId(site),
    name: site.name,
    url: homeUrl(site),
    logo: { '@type': 'ImageObject', url: logo, width: '512', height: '512' },
  };
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
