import { siteAddresses, hrefOf, type Address } from '../urls.ts';
import { directionOf } from './labels.ts';
import { socialMeta, type SocialFacts } from './head/social-meta.ts';
import { breadcrumbNode, graphOf, type GraphNode } from './head/structured-data.ts';
import type { FeedLink, Link, MetaTag, PageShell, SiteContext, SocialImage } from './page.ts';

export interface PageShellInput {
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

/** What a page tells other sites of itself, besides what its shell shows. */
export interface PageHead {
  type?: SocialFacts['type'];
  /** Else the site's. */
  socialImage?: SocialImage;
  /** Open Graph tags of the type. */
  properties?: SocialFacts['properties'];
  meta?: readonly MetaTag[];
  /** Things of schema.org that the page is about. */
  nodes?: (shell: PageShell) => GraphNode[];
}

/** What surrounds a page: its head, header and footer, from what is particular to the page. */
export function pageShell(site: SiteContext, page: PageShellInput): PageShell {
  const { head = {} } = page;
  const { name, tagline, base } = site.shell;
  const isHome = page.address === siteAddresses.home;
  const lang = page.lang ?? site.shell.lang;
  const shell: PageShell = {
    address: page.address,
    title: page.title,
    documentTitle: isHome ? `${name}: ${tagline}` : `${page.windowTitle ?? page.title} – ${name}`,
    description: page.description === '' ? tagline : page.description,
    canonical: page.canonical ?? site.origin + hrefOf({ base }, page.address),
    lang,
    dir: directionOf(lang),
    noindex: site.preview || (page.noindex ?? false),
    breadcrumbs: isHome ? [] : [{ label: 'Home', href: site.shell.home }, ...(page.trail ?? [])],
    feeds: page.feeds ?? site.feeds,
    meta: [],
    jsonLd: [],
    ...(site.policy !== undefined && { policy: site.policy }),
    site: site.shell,
  };
  const social = {
    type: head.type ?? 'website',
    origin: site.origin,
    picture: head.socialImage ?? site.socialImage,
    properties: head.properties ?? [],
  };
  return {
    ...shell,
    meta: [...socialMeta({ ...shell, siteName: name }, social), ...(head.meta ?? [])],
    jsonLd: graphOf([
      ...(head.nodes?.(shell) ?? []),
      ...(isHome ? [] : [breadcrumbNode(site.origin, shell)]),
    ]),
  };
}
