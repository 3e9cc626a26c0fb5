import type { Address } from '../content/parse-address.ts';
import type { FeedLink, Frame, Link, SiteFrame } from './page.ts';
import type { Publication } from './publication.ts';
import { hrefOf, siteAddresses, urlOf } from './site-addresses.ts';
import type { SiteSettings } from './site-settings.ts';

interface FrameInput {
  address: Address;
  title: string;
  /** Empty: the site's tagline. */
  description: string;
  /** Pages between home and this one. */
  trail?: readonly Link[];
  lang?: string | undefined;
  noindex?: boolean;
  /** Where the text first appeared, when that was elsewhere. */
  canonical?: string | undefined;
  feeds?: readonly FeedLink[];
}

const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** What the frame around every page needs, from what is particular to the page. */
export function frameOf({ site, preview }: Publication, page: FrameInput): Frame {
  const isHome = page.address === siteAddresses.home;
  const lang = page.lang ?? site.lang;
  return {
    address: page.address,
    title: page.title,
    documentTitle: isHome ? `${site.name}: ${site.tagline}` : `${page.title} – ${site.name}`,
    description: page.description === '' ? site.tagline : page.description,
    canonical: page.canonical ?? urlOf(site, page.address),
    lang,
    dir: RIGHT_TO_LEFT.has(lang.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr',
    noindex: preview || (page.noindex ?? false),
    breadcrumbs: isHome ? [] : [homeLink(site), ...(page.trail ?? [])],
    feeds: page.feeds ?? [],
    meta: [],
    jsonLd: [],
    site: siteFrame(site),
  };
}

function homeLink(site: SiteSettings): Link {
  return { label: 'Home', href: hrefOf(site, siteAddresses.home) };
}

function siteFrame(site: SiteSettings): SiteFrame {
  const link = ({ label, to }: { label: string; to: string }): Link => ({
    label,
    href: hrefOf(site, to),
  });
  return {
    name: site.name,
    tagline: site.tagline,
    lang: site.lang,
    home: hrefOf(site, siteAddresses.home),
    navigation: site.navigation.map(link),
    footer: site.footer.map(link),
    base: site.base,
  };
}
