import { directionOf } from '../i18n/direction.ts';
import { fill } from '../i18n/format.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { type Address, hrefOf } from '../urls.ts';
import { listedVersions } from './alternates.ts';
import { editingLinks, type Section } from './git-host.ts';
import { breadcrumbNode, type GraphNode, graphOf } from './head/structured-data.ts';
import type { Alternate } from './publication.ts';
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
  /** The page in every language that has it; none for a page of one language. */
  alternates?: readonly Alternate[];
  /** Where the text first appeared, when that was elsewhere. */
  canonical?: string | undefined;
  /** Those of the page's own list; else the site's. */
  feeds?: readonly FeedLink[] | undefined;
  head?: PageHead;
  /** The page's own file below the content folder. */
  file?: string | undefined;
  /** What an article that is begun from this page belongs to. */
  section?: Section;
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
  const isHome = hrefOf({ base }, page.address) === site.shell.home;
  const alternates = page.alternates ?? [];
  const lang = page.lang ?? site.shell.lang;
  const { titles, breadcrumbs } = textsFor(site.shell.lang);
  const shell: PageShell = {
    address: page.address,
    title: page.title,
    documentTitle: isHome
      ? fill(titles.home, { site: name, tagline })
      : fill(titles.page, { title: page.windowTitle ?? page.title, site: name }),
    description: page.description === '' ? tagline : page.description,
    canonical: page.canonical ?? site.origin + hrefOf({ base }, page.address),
    lang,
    dir: directionOf(lang),
    noindex: site.preview || (page.noindex ?? false),
    alternates: listedVersions(site, alternates, page.address),
    translations: alternates.map(({ lang, address }) => ({
      lang,
      href: hrefOf({ base }, address),
    })),
    breadcrumbs: isHome
      ? []
      : [{ label: breadcrumbs.home, href: site.shell.home }, ...(page.trail ?? [])],
    feeds: page.feeds ?? site.feeds,
    meta: [],
    jsonLd: [],
    ...(site.policy !== undefined && { policy: site.policy }),
    ...(site.editor && { editing: editingLinks(site.editor, page.file, page.section) }),
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

/** What a card on another site says of a page. */
export interface SocialFacts {
  /** https://ogp.me/#types */
  type: 'website' | 'article' | 'profile';
  /** The site's origin, which `picture.src` lies under. */
  origin: string;
  picture: SocialImage;
  /** Further Open Graph tags, of the type. */
  properties: readonly (readonly [name: string, content: string])[];
}

/**
 * Open Graph tags of a page. X reads title, text and picture from them and wants but the card's kind:
 * https://developer.x.com/en/docs/x-for-websites/cards/overview/markup
 */
function socialMeta(
  page: Pick<PageShell, 'title' | 'description' | 'canonical' | 'lang'> & { siteName: string },
  { type, origin, picture, properties }: SocialFacts,
): MetaTag[] {
  const { width, height } = picture;
  const all: readonly (readonly [string, string])[] = [
    ['og:type', type],
    ['og:site_name', page.siteName],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', page.canonical],
    ['og:locale', localeOf(page.lang)],
    ['og:image', origin + picture.src],
    ['og:image:type', picture.type],
    ['og:image:width', String(width)],
    ['og:image:height', String(height)],
    ...properties,
  ];
  const tags = all
    .filter(([, content]) => content !== '')
    .map(([value, content]): MetaTag => ({ key: 'property', value, content }));
  return [...tags, { key: 'name', value: 'twitter:card', content: 'summary_large_image' }];
}

/** As `pt_BR`; empty for a language without a region, which Open Graph cannot spell. */
function localeOf(lang: string): string {
  const [, language, region] = /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(lang) ?? [];
  return language === undefined || region === undefined ? '' : `${language}_${region}`;
}
