import type { PictureFile } from '../content/article.ts';
import type { Address } from '../content/parse-address.ts';
import { directionOf } from './direction.ts';
import { feedLinks } from '../feeds/feed-links.ts';
import { metaPolicy } from '../redirects/hosts/content-policy.ts';
import { cardMeta, type CardFacts } from './head/card-meta.ts';
import { pageCard } from './head/page-card.ts';
import { breadcrumbNode, graphOf, type GraphNode } from './head/structured-data.ts';
import type { FeedLink, Frame, Link, MetaTag } from './page.ts';
import type { Publication } from './publication.ts';
import { hrefOf, siteAddresses, urlOf } from '../urls.ts';
import type { SiteSettings } from '../site-settings.ts';

interface FrameInput {
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
  type?: CardFacts['type'];
  /** The header's picture. */
  image?: PictureFile | undefined;
  /** Slug of the category whose card stands in for a picture. */
  category?: string | undefined;
  /** What is written on that card. */
  cardTitle?: string | undefined;
  /** Open Graph tags of the type. */
  properties?: CardFacts['properties'];
  meta?: readonly MetaTag[];
  /** Things of schema.org that the page is about. */
  nodes?: (frame: Frame) => GraphNode[];
}

/** What the frame around every page needs, from what is particular to the page. */
export function frameOf(publication: Publication, page: FrameInput): Frame {
  const { site, preview } = publication;
  const { head = {} } = page;
  const isHome = page.address === siteAddresses.home;
  const lang = page.lang ?? site.lang;
  const frame: Frame = {
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
    feeds: page.feeds ?? feedLinks(publication, siteAddresses.home, site.name),
    meta: [],
    jsonLd: [],
    policy: metaPolicy,
    site: publication.frame,
  };
  const card = {
    type: head.type ?? 'website',
    origin: site.origin,
    picture: pageCard(publication, head),
    properties: head.properties ?? [],
  };
  return {
    ...frame,
    meta: [...cardMeta({ ...frame, siteName: site.name }, card), ...(head.meta ?? [])],
    jsonLd: graphOf([
      ...(head.nodes?.(frame) ?? []),
      ...(isHome ? [] : [breadcrumbNode(site, frame)]),
    ]),
  };
}

function homeLink(site: SiteSettings): Link {
  return { label: 'Home', href: hrefOf(site, siteAddresses.home) };
}
