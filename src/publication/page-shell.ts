import { directionOf } from '../i18n/direction.ts';
import { fill } from '../i18n/format.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { type Address, hrefOf } from '../urls.ts';
import { listedVersions } from './alternates.ts';
import { editingLinks, type Section } from './git-host.ts';
import type { Alternate } from './publication.ts';
import type { FeedLink, Link, PageShell, SiteContext, SocialImage } from './page.ts';

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
  /** Else the site's. */
  socialImage?: SocialImage;
  /** The page's own file below the content folder. */
  file?: string | undefined;
  /** What an article that is begun from this page belongs to. */
  section?: Section;
}

/** What surrounds a page: its head, header and footer, from what is particular to the page. */
export function pageShell(site: SiteContext, page: PageShellInput): PageShell {
  const { name, tagline, base, origin } = site.shell;
  const isHome = hrefOf({ base }, page.address) === site.shell.home;
  const alternates = page.alternates ?? [];
  const lang = page.lang ?? site.shell.lang;
  const { titles, breadcrumbs } = textsFor(site.shell.lang);
  return {
    address: page.address,
    title: page.title,
    documentTitle: isHome
      ? fill(titles.home, { site: name, tagline })
      : fill(titles.page, { title: page.windowTitle ?? page.title, site: name }),
    description: page.description === '' ? tagline : page.description,
    canonical: page.canonical ?? origin + hrefOf({ base }, page.address),
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
    ...(page.socialImage && { socialImage: page.socialImage }),
    ...(site.editor && { editing: editingLinks(site.editor, page.file, page.section) }),
    site: site.shell,
  };
}
