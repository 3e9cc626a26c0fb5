import type { Article, Content, PictureFile } from '../content/article.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { ClaimedAddresses, Taxonomy } from '../urls.ts';
import type { Picture, SiteContext, SocialImage, Teaser } from './page.ts';

/** Everything page models are made from: what is on the site at one moment, in order. */
export interface Publication {
  /** Its navigation and footer lead to pages that are there. */
  site: SiteSettings;
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
  /** The moment the site is built for, in milliseconds since 1970. */
  now: number;
  /** Whether drafts, scheduled and expired articles are shown, marked. */
  preview: boolean;
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

export type PublicationInput = Pick<
  Publication,
  'site' | 'content' | 'picture' | 'socialImages' | 'feedFormats' | 'ownPages' | 'now' | 'preview'
>;
