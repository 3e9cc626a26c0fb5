import type { PictureFile } from '../content/article.ts';
import type { Address } from '../content/parse-address.ts';
import { directionOf } from './direction.ts';
import { feedLinks } from './feed-links.ts';
import { metaPolicy } from './content-policy.ts';
import { socialMeta, type SocialFacts } from './head/social-meta.ts';
import { pageSocialImage } from './head/page-social-image.ts';
import { breadcrumbNode, graphOf, type GraphNode } from './head/structured-data.ts';
import type { FeedLink, PageShell, Link, MetaTag } from './page.ts';
import type { Publication } from './publication.ts';
import { hrefOf, siteAddresses, urlOf } from '../urls.ts';
import type { SiteSettings } from '../site-settings.ts';

interface PageShellInput {
  address: Address;
  title: string;
  /** What tells the page from others in a window's title; else its title. */
  windowTitle?: string;
  /** Empty: the site's tagline. */
  description: string;
  /** Pages between home and this one. */
  trail?: readonly Link[];
  lang?: string | undefined;
  noindex?: boolean;
  /** Where the text first appeared, when that was elsewhere. */
  canonical?: string | undefined;
  /** Those of the page's own list; else the site's. */
  feeds?: readonly FeedLink[] | undefined;
  head?: PageHead;
}

/** What a page tells other sites of itself, besides what its frame shows. */
export interface PageHead {
  type?: SocialFacts['type'];
  /** The header's picture. */
  image?: PictureFile | undefined;
  /** Slug of the category whose card stands in for a picture. */
  category?: string | undefined;
  /** What is written on that card. */
  socialImageTitle?: string | undefined;
  /** Open Graph tags of the type. */
  properties?: SocialFacts['properties'];
  meta?: readonly MetaTag[];
  /** Things of schema.org that the page is about. */
  nodes?: (shell: PageShell) => GraphNode[];
}

/** What the frame around every page needs, from what is particular to the page. */
export function pageShell(publication: Publication, page: PageShellInput): PageShell {
  const { site, preview } = publication;
  const { head = {} } = page;
  const isHome = page.address === siteAddresses.home;
  const lang = page.lang ?? site.lang;
  const shell: PageShell = {
    address: page.address,
    title: page.title,
    documentTitle: isHome
      ? `${site.name}: ${site.tagline}`
      : `${page.windowTitle ?? page.title} – ${site.name}`,
    description: page.description === '' ? site.tagline : page.description,
    canonical: page.canonical ?? urlOf(site, page.address),
    lang,
    dir: directionOf(lang),
    noindex: preview || (page.noindex ?? false),
    breadcrumbs: isHome ? [] : [homeLink(site), ...(page.trail ?? [])],
    feeds: page.feeds ?? feedLinks(site, siteAddresses.home, site.name),
    meta: [],
    jsonLd: [],
    policy: metaPolicy,
    site: publication.shell,
  };
  const socialImage = {
    type: head.type ?? 'website',
    origin: site.origin,
    picture: pageSocialImage(publication, head),
    properties: head.properties ?? [],
  };
  return {
    ...shell,
    meta: [...socialMeta({ ...shell, siteName: site.name }, socialImage), ...(head.meta ?? [])],
    jsonLd: graphOf([
      ...(head.nodes?.(shell) ?? []),
      ...(isHome ? [] : [breadcrumbNode(site, shell)]),
    ]),
  };
}

function homeLink(site: SiteSettings): Link {
  return { label: 'Home', href: hrefOf(site, siteAddresses.home) };
}
