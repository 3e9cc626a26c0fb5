import type { PublicationKind, Repository, ThemedColor } from '../site-settings.ts';

/**
 * Page models: all that one page shows besides its own entry, as plain JSON data. A layout prints its
 * model and decides nothing. The digest of model and entry says whether a page must be rendered again.
 *
 * Every `href` and `src` is final: it carries the path the site lives under and is percent-encoded.
 */

export interface Link {
  label: string;
  href: string;
  /** BCP 47 tag of the label, of an article in another language than the site's. */
  lang?: string;
}

/** A link to who wrote or reviewed an article. */
export interface AuthorLink extends Link {
  /** Whether its file says that it is no single person; absent: a person. */
  isOrganization?: boolean;
}

/** A moment as machines read it and as the page prints it. */
export interface DateLabel {
  /** ISO 8601, UTC, to the second. */
  iso: string;
  /** As in `13 March 2018`. */
  label: string;
}

/** A moment with its day where it was written, which in UTC may be another. */
export interface WrittenDate extends DateLabel {
  /** `YYYY-MM-DD`. */
  day: string;
}

/** A raster or vector picture, ready for a `<picture>` element. */
export interface Picture {
  /** Better formats first; empty for a vector picture. */
  sources: readonly PictureSource[];
  /** The fallback that every browser shows. */
  src: string;
  srcset: string;
  width: number;
  height: number;
  /** Empty for a decorative picture. */
  alt: string;
  /** A `data:` address of a few dozen bytes to show until the picture is there; empty for none. */
  placeholder: string;
  /** The point that a crop keeps, in per cent, each a multiple of 25; its middle if absent. */
  focus?: { x: number; y: number };
}

export interface PictureSource {
  /** MIME type, as `image/avif`. */
  type: string;
  srcset: string;
}

/** One article as lists show it. */
export interface Teaser {
  href: string;
  title: string;
  description: string;
  date?: DateLabel;
  category?: Link;
  authors: readonly Link[];
  readingMinutes: number;
  picture?: Picture;
  /** BCP 47 tag, where it differs from the page's. */
  lang?: string;
  /** Only in a preview: `draft`, `scheduled` or `expired`. */
  state?: ArticleState;
}

export type ArticleState = 'draft' | 'scheduled' | 'expired';

/** Page numbers of a list; absent when the list has one page. */
export interface Pagination {
  current: number;
  total: number;
  /** Page numbers to print, in order; `gap` stands for those left out. */
  pages: readonly ({ number: number; href: string } | 'gap')[];
  previous?: string;
  next?: string;
}

/**
 * What the frame around every page needs. Tags for other sites and schema.org data are no part of it:
 * `head/` makes them from the page where it is printed.
 */
export interface PageShell {
  /** Path of the page below the site's root, decoded, as `/tags/tides/`. */
  address: string;
  /** The page's one h1. */
  title: string;
  /** Text of the `title` element. */
  documentTitle: string;
  /** Text of the description meta tag. */
  description: string;
  /** Absolute. */
  canonical: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  noindex: boolean;
  /** Where search engines find the page in each language, this one included; empty in one language. */
  alternates: readonly LanguageVersion[];
  /** Where readers find it, as `alternates`; also what search engines leave out. */
  translations: readonly LanguageVersion[];
  /** From the home page down, without the page itself; empty on the home page. */
  breadcrumbs: readonly Link[];
  /** Feeds that follow this page. */
  feeds: readonly FeedLink[];
  /** Stands beside a link to the page; absent: the site's. */
  socialImage?: SocialImage;
  /** Where the page is edited; in previews, and where the publisher wants it. */
  editing?: EditingLinks;
  site: SiteShell;
}

/** Links to the editor of the git host. */
export interface EditingLinks {
  /** Absent for a page that no file of the content folder has. */
  page?: string;
  newArticle: string;
}

/** A page in a language, given as a BCP 47 tag. */
export interface LanguageVersion {
  lang: string;
  href: string;
}

export interface FeedLink extends Link {
  /** What programs list it under, where the label stands alone. */
  title: string;
  /** `application/rss+xml` and the like. */
  type: string;
}

/** What the head, the header and the footer of every page show of the site; one object. */
export interface SiteShell {
  name: string;
  tagline: string;
  lang: string;
  /** The home pages of a publication in several languages; absent in one. */
  languages?: readonly LanguageVersion[];
  home: string;
  /** Scheme and host. */
  origin: string;
  /** Search engines are told by it what articles are. */
  kind: PublicationKind;
  /** Who publishes what is personal, if one person writes it all; else the publication itself does. */
  person?: Link;
  /** Stands for a page without a picture of its own. */
  socialImage: SocialImage;
  /** Content-Security-Policy for hosts that send no headers, as a meta tag; absent where pages need another. */
  policy?: string;
  corrections: Corrections;
  navigation: readonly Link[];
  footer: readonly Link[];
  /** The site's root path with a slash at both ends: `/` or `/blog/`. */
  base: string;
  /** Address of the search page, which takes a query as `q`; absent: no link to it. */
  search?: string;
  /** The publication elsewhere. */
  social: readonly Link[];
  /** Where readers subscribe to a newsletter. */
  newsletter?: Link;
  /** Of what browsers draw around a page. */
  themeColor: ThemedColor;
  /** What stands before the name; absent: nothing. */
  mark?: SiteMark;
}

/** The logo: the elements of an SVG of 32 by 32 that take colours of the page, or a picture. */
export type SiteMark = { glyph: string } | { src: string; width: number; height: number };

/** A picture that other sites show beside a link to a page: 1200 × 630 pixels, or smaller in that shape. */
export interface SocialImage {
  /** Final, below the site's root path. */
  src: string;
  /** MIME type. */
  type: string;
  width: number;
  height: number;
}

/** What a page shell is made from besides the page itself: the same for every page. */
export interface SiteContext {
  shell: SiteShell;
  /** The feeds of the whole site. */
  feeds: readonly FeedLink[];
  /** Whether the whole site is kept from search engines. */
  preview: boolean;
  /** Where pages lead to be edited; absent: nowhere. */
  editor?: Editor;
}

/** The editor of the git host, and what a new article needs to be placed by it. */
export interface Editor {
  repository: Repository;
  /** Where changed files are. */
  changed: Pick<Repository, 'url' | 'branch'>;
  /** Path of a new article below the content folder. */
  newFile: string;
}

/** No article is on it twice. */
export interface HomePage {
  kind: 'home';
  shell: PageShell;
  /** The newest featured article, else the newest. */
  lead?: Teaser;
  /** Stories beside the lead: further featured ones, then the newest. */
  secondary: readonly Teaser[];
  /** The newest after these: a few, or without bands as many as a page may have. */
  latest: readonly Teaser[];
  bands: readonly Band[];
  /** Categories without a band, most used first. */
  topics: readonly Link[];
  /** Address of the index of categories, if there are any. */
  allTopics?: string;
  /** Where the list of all articles begins, unless the page shows them. */
  all?: Link;
}

/** A category on the home page with its newest articles, the first of them in full. */
export interface Band extends TermEntry {
  teasers: readonly Teaser[];
}

/** A term's or an author's articles, or all of them. */
export interface ListPage {
  kind: 'list';
  shell: PageShell;
  /** What the list is of; `article`: of all there are. */
  of: 'tag' | 'category' | 'author' | 'article';
  /** How many articles it lists on all its pages. */
  count: number;
  /** One sentence about the term or author; empty when nobody wrote one. */
  summary: string;
  /** Whom the first page of an author's list is about, in the terms of schema.org. */
  profile?: 'Person' | 'Organization';
  /** The entry of the term's or author's own file, when it has a text; only on the first page. */
  introduction?: EntryReference;
  picture?: Picture;
  /** An author's or term's own links to elsewhere. */
  links: readonly Link[];
  teasers: readonly Teaser[];
  pagination?: Pagination;
}

/** All tags, all categories or all authors. */
export interface IndexPage {
  kind: 'index';
  shell: PageShell;
  of: 'tag' | 'category' | 'author';
  /** Of very many, those with the most articles; they are among all as well. */
  top: readonly (Link & { count: number })[];
  /** All by their first letter; few are in one group without a letter, most articles first. */
  groups: readonly IndexGroup[];
}

export interface IndexGroup {
  /** A letter, `0–9`, or `#` for all that begin with none; with the id of its heading. */
  letter?: { label: string; id: string };
  entries: readonly TermEntry[];
}

/** Titles by year and month: those of all years, or of one. */
export interface ArchivePage {
  kind: 'archive';
  shell: PageShell;
  of: 'years' | 'year';
  /** How many articles there are in all, on all pages of a year. */
  count: number;
  /** Newest first. */
  years: readonly ArchiveYear[];
  pagination?: Pagination;
}

export interface ArchiveYear extends Link {
  count: number;
  /** The last first. */
  months: readonly ArchiveMonth[];
}

export interface ArchiveMonth {
  id: string;
  label: string;
  count: number;
  /** Where its articles are, if they are not here. */
  href?: string;
  articles: readonly ArchiveEntry[];
}

export interface ArchiveEntry extends Link {
  /** The label is the day of the month. */
  date?: DateLabel;
}

export interface TermEntry extends Link {
  count: number;
  description: string;
  picture?: Picture;
}

export interface ArticlePage {
  kind: 'article';
  shell: PageShell;
  entry: EntryReference;
  state?: ArticleState;
  category?: Link;
  authors: readonly AuthorLink[];
  /** The authors, where at least one of them has something to say of itself. */
  about: readonly AuthorNote[];
  published?: WrittenDate;
  updated?: DateLabel;
  readingMinutes: number;
  picture?: Picture;
  /** Words under the header picture; empty or absent for none. */
  pictureCaption?: string;
  /** Who made the header picture; empty or absent for none. */
  pictureCredit?: string;
  /** Sections to list; empty when there are fewer than two or the editor said so. */
  contents: readonly ContentsEntry[];
  tags: readonly Link[];
  categories: readonly Link[];
  review?: Review;
  series?: Series;
  previous?: Link;
  next?: Link;
  related: readonly Teaser[];
  share: Share;
}

/** What stands of an author at the end of an article: the link alone, where no file says more. */
export interface AuthorNote extends Link {
  /** One sentence; empty for none. */
  description: string;
  picture?: Picture;
  /** The author's own links to elsewhere. */
  links: readonly Link[];
}

/** Where readers report an error, and read how errors are mended. */
export interface Corrections {
  /** Empty where nobody takes letters. */
  email: string;
  page?: Link;
}

export interface ContentsEntry {
  id: string;
  text: string;
  /** 2 or 3. */
  level: number;
}

/** The collections of `src/live.config.ts`. */
export type CollectionName = 'articles' | 'pages' | 'authors' | 'categories' | 'tags';

/** Names an entry of a collection; `id` is the path of its file below the content folder. */
export interface EntryReference {
  collection: CollectionName;
  id: string;
}

/** Where a body's HTML comes from, and what fills its placeholders. */
export interface ArticleBody {
  /** `markdown`: compiled HTML kept by digest. `mdx`: a component Astro renders. */
  source: 'markdown' | 'mdx';
  /** Path of the article below the content folder. */
  file: string;
  /** Digest of the compiled body. */
  digest: string;
  /** Final addresses of the body's links, in the body's own order; empty: the link goes, its text stays. */
  links: readonly string[];
  /** The body's pictures, in order. */
  pictures: readonly BodyPicture[];
}

export type BodyPicture =
  | { kind: 'picture'; picture: Picture }
  /** Sound or film, with what it is named by. */
  | { kind: 'recording'; recording: Recording; label: string }
  /** A picture on another host: a link with its alternative text stands in. */
  | { kind: 'link'; href: string; text: string }
  /** The same within a link of the author's: the text alone. */
  | { kind: 'text'; text: string }
  | { kind: 'nothing' };

/** Sound or film of the site's own, for the browser's player. */
export interface Recording {
  kind: 'audio' | 'video';
  src: string;
  /** MIME type. */
  type: string;
  /** Length of the file. */
  bytes: number;
  /** Pixels of a film, where they are known. */
  width?: number;
  height?: number;
  /** What is shown before a film begins. */
  poster?: string;
  /** Captions of a film, each with the BCP 47 tag of its language. */
  captions: readonly { src: string; lang: string }[];
}

export interface Review {
  writtenBy: readonly Link[];
  reviewedBy: readonly AuthorLink[];
  lastReviewed?: WrittenDate;
  nextReview?: DateLabel;
  overdue: boolean;
}

export interface Series {
  title: string;
  /** All parts, oldest first. */
  parts: readonly Link[];
  /** This article's place among them, from 1. */
  position: number;
}

/** What share links carry. */
export interface Share {
  /** Absolute address to share. */
  url: string;
  title: string;
}

/** A page from `content/pages/`. */
export interface PlainPage {
  kind: 'plain';
  shell: PageShell;
  entry: EntryReference;
  updated?: DateLabel;
}

/** A file that cannot be read, at the address that it will have; only in a preview. */
export interface UnreadablePage {
  kind: 'unreadable';
  shell: PageShell;
}

/** Where a reader searches; results are found and shown by its script. */
export interface SearchPage {
  kind: 'search';
  shell: PageShell;
  /** Address of the search index. */
  index: string;
  categories: readonly SearchChoice[];
  tags: readonly SearchChoice[];
  /** Newest first. */
  years: readonly SearchChoice[];
  /** Lists that lead to every article without a search. */
  browse: readonly Link[];
}

/** A list that a search can be narrowed to. */
export interface SearchChoice extends Link {
  /** As the address of the search page carries it. */
  value: string;
}

export interface NotFoundPage {
  kind: 'not-found';
  shell: PageShell;
}

export type Page =
  | HomePage
  | ListPage
  | IndexPage
  | ArchivePage
  | ArticlePage
  | PlainPage
  | SearchPage
  | NotFoundPage
  | UnreadablePage;

/** A page that an adopter added, which has no model but its shell. */
export interface OwnPage {
  kind: 'own';
  shell: PageShell;
}

/** What has the site's frame around it. */
export type FramedPage = Page | OwnPage;
