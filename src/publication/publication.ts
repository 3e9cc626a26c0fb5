import type { Article, Content, PictureFile } from '../content/article.ts';
import type { Moment } from '../content/moment.ts';
import type { ConfiguredRedirect, SiteSettings } from '../site-settings.ts';
import type { Address, ClaimedAddresses, LanguageAddresses, Taxonomy } from '../urls.ts';
import type { Picture, SiteContext, SiteShell, SocialImage, Teaser } from './page.ts';

/**
 * Everything page models are made from: what is on the site in one language at one moment, in order.
 * Most sites have one language, and one of these.
 */
export interface Publication {
  /** With the words of the language; its navigation and footer lead to pages that are there. */
  site: SiteSettings;
  /** Where the pages of the language lie. */
  addresses: LanguageAddresses;
  /** Where a page is in every language that has it, this one included; none in a single language. */
  alternates: (page: PageKey) => readonly Alternate[];
  /**
   * Redirects that no front matter names: those of `site.config.ts`, then those of `redirects.yaml`. The
   * first language has them all.
   */
  redirects: readonly ConfiguredRedirect[];
  content: Content;
  /** Newest first; equally old ones by address. In a preview also what is not published yet. */
  articles: readonly Article[];
  /** Articles with a page that no list names, in the same order. */
  unlisted: readonly Article[];
  /** Position of each article in `articles`, by file. */
  positions: ReadonlyMap<string, number>;
  /** Articles of each term that has a page, in the order of `articles`; by slug. */
  byTerm: Readonly<Record<Taxonomy, ReadonlyMap<string, readonly Article[]>>>;
  /** By year as written, newest first. */
  byYear: ReadonlyMap<string, readonly Article[]>;
  /** The picture of a file with its alternative text; undefined for one that cannot be shown. */
  picture: (file: PictureFile, alt: string) => Picture | undefined;
  socialImages: SocialImages;
  /** The formats of every feed, in the order pages name them. */
  feedFormats: readonly { file: string; label: string; mediaType: string }[];
  /** Pages that an adopter added, by the key of their address. */
  ownPages: ClaimedAddresses['ownPages'];
  /** An article as lists show it; the same object each time. */
  teaser: (article: Article) => Teaser;
  /** What every page shell is made from; one object. */
  context: SiteContext;
  /** The moment the site is built for. */
  now: Moment;
  /** Whether drafts, scheduled and expired articles are shown, marked. */
  preview: boolean;
}

/** What the versions of a page in several languages have in common. */
export type PageKey = string;

/** A page in one of the publication's languages. */
export interface Alternate {
  lang: string;
  address: Address;
  /** Whether search engines may list it. */
  isListed: boolean;
}

export interface SocialImages {
  /** Made from a picture of ours; undefined for one that is too small or cannot be used. */
  own: (file: PictureFile) => SocialImage | undefined;
  /**
   * Drawn for a category by its slug, or for the site by an empty text; with a title, where the type
   * has all its letters.
   */
  drawn: (category: string, title?: string) => SocialImage;
}

export interface PublicationInput extends Pick<
  Publication,
  'site' | 'redirects' | 'picture' | 'socialImages' | 'feedFormats' | 'ownPages' | 'now' | 'preview'
> {
  /** Of each language, in the order of the site's editions. */
  contents: readonly Content[];
  look: SiteLook;
}

/** What every page shows of logo and colours. */
export type SiteLook = Pick<SiteShell, 'themeColor' | 'mark'>;
