/**
 * Page models: all that one page shows besides its own entry, as plain JSON data. A layout prints its
 * model and decides nothing. The digest of model and entry says whether a page must be rendered again.
 *
 * Every `href` and `src` is final: it carries the path the site lives under and is percent-encoded.
 */

export interface Link {
  label: string;
  href: string;
}

/** A moment as machines read it and as the page prints it. */
export interface DateLabel {
  /** ISO 8601, UTC, to the second. */
  iso: string;
  /** As in `13 March 2018`. */
  label: string;
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

/** What the frame around every page needs. */
export interface PageShell {
  /** Path of the page below the site's root, decoded, as `/tags/hl7/`. */
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
  /** From the home page down, without the page itself; empty on the home page. */
  breadcrumbs: readonly Link[];
  /** Feeds that follow this page. */
  feeds: readonly FeedLink[];
  /** `meta` tags for cards and scholars, in order; empty values are never listed. */
  meta: readonly MetaTag[];
  /** schema.org data; the layout escapes and prints it. */
  jsonLd: readonly object[];
  /** Content-Security-Policy for hosts that send no headers; printed as a meta tag. */
  policy?: string;
  site: SiteShell;
}

export interface FeedLink extends Link {
  /** What programs list it under, where the label stands alone. */
  title: string;
  /** `application/rss+xml` and the like. */
  type: string;
}

export interface MetaTag {
  /** `name` for citation and X tags, `property` for Open Graph. */
  key: 'name' | 'property';
  value: string;
  content: string;
}

/** What the header and the footer of every page show. */
export interface SiteShell {
  name: string;
  tagline: string;
  lang: string;
  home: string;
  navigation: readonly Link[];
  footer: readonly Link[];
  /** The site's root path with a slash at both ends: `/` or `/blog/`. */
  base: string;
  /** Address of the search page, which takes a query as `q`; absent: no search field. */
  search?: string;
}

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
  /** Scheme and host. */
  origin: string;
  /** The feeds of the whole site. */
  feeds: readonly FeedLink[];
  /** Stands for a page without a picture of its own. */
  socialImage: SocialImage;
  /** Whether the whole site is kept from search engines. */
  preview: boolean;
  /** Content-Security-Policy for hosts that send no headers; absent where pages need another. */
  policy?: string;
}

export interface HomePage {
  kind: 'home';
  shell: PageShell;
  /** The newest featured article, else the newest; only on the first page. */
  lead?: Teaser;
  teasers: readonly Teaser[];
  topics: readonly TermEntry[];
  pagination?: Pagination;
}

/** A term's, an author's or a year's articles. */
export interface ListPage {
  kind: 'list';
  shell: PageShell;
  /** What the list is of. */
  of: 'tag' | 'category' | 'author' | 'year';
  /** How many articles it lists on all its pages. */
  count: number;
  /** One sentence about the term or author; empty when nobody wrote one. */
  summary: string;
  /** The entry of the term's or author's own file, when it has a text; only on the first page. */
  introduction?: EntryReference;
  picture?: Picture;
  /** An author's or term's own links to elsewhere. */
  links: readonly Link[];
  teasers: readonly Teaser[];
  pagination?: Pagination;
}

/** All tags, all categories, all authors, all years. */
export interface IndexPage {
  kind: 'index';
  shell: PageShell;
  of: 'tag' | 'category' | 'author' | 'year';
  entries: readonly TermEntry[];
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
  authors: readonly Link[];
  published?: DateLabel;
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
  /** What citations are made of; absent: none are offered. */
  work?: Bibliography;
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
  /** A picture on another host: a link with its alternative text stands in. */
  | { kind: 'link'; href: string; text: string }
  /** The same within a link of the author's: the text alone. */
  | { kind: 'text'; text: string }
  | { kind: 'nothing' };

export interface Review {
  writtenBy: readonly Link[];
  reviewedBy: readonly Link[];
  lastReviewed?: DateLabel;
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

/** What share links and citations carry. */
export interface Share {
  /** Absolute address to share. */
  url: string;
  title: string;
}

/** What bibliographies say of an article. */
export interface Bibliography {
  title: string;
  authors: readonly { name: string; isOrganization: boolean }[];
  /** `YYYY-MM-DD`, as written; absent for a draft. */
  day?: string;
  /** The publication's name. */
  publication: string;
  /** Absolute. */
  url: string;
  /** BCP 47 tag. */
  lang: string;
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
  | ArticlePage
  | PlainPage
  | SearchPage
  | NotFoundPage
  | UnreadablePage;
