import type { Address } from '../urls.ts';
import type { BodyFacts } from './body/body.ts';
import type { Span } from './diagnostics/diagnostic.ts';
import type { ContentLanguage } from './file-place.ts';
import type { ImageFocus } from './front-matter/value-types.ts';
import type { DateValue } from './parse-date.ts';

/** A checked article: its file, with its address, terms and picture resolved. */
export interface Article {
  /** Path below the content folder. */
  file: string;
  syntax: 'md' | 'mdx';
  address: Address;
  /** Addresses that redirect to the article. */
  formerAddresses: Address[];
  title: string;
  /** Empty when the editor wrote none. */
  description: string;
  /** Absent for a draft without one. */
  date?: DateValue;
  lastmod?: DateValue;
  publishDate?: DateValue;
  expiryDate?: DateValue;
  draft: boolean;
  /** Whether the page is in no list, feed, sitemap, search or related articles. */
  unlisted: boolean;
  /** The id in feeds, as an older site wrote it; empty for none. */
  guid: string;
  /** The oldest address as its author lists them, whether or not it is the present one. */
  firstAlias?: Address;
  keywords: string[];
  /** Slugs, in the order written, each once. */
  tags: string[];
  categories: string[];
  authors: string[];
  reviewedBy: string[];
  lastReviewed?: DateValue;
  nextReview?: DateValue;
  image?: PictureFile;
  imageAlt: string;
  imageCaption: string;
  imageCredit: string;
  /** The point of the picture that a crop keeps. */
  imageFocus?: ImageFocus;
  /** The address that share links carry, where it is not the article's own. */
  share?: Address;
  canonical?: string;
  /** Position of `canonical`, for diagnostics of what it leads to. */
  canonicalSpan?: Span;
  series?: string;
  toc: boolean;
  featured: boolean;
  noindex: boolean;
  lang?: string;
  /** What translations of the article have in common, and nothing else has. */
  translationKey: string;
  body: BodyFacts;
  bodyDigest: string;
  /** Position of `image`, for diagnostics of its file. */
  imageSpan?: Span;
}

/** A picture by the folder it lies in, `content` or `public`, and its path below that. */
export interface PictureFile {
  root: 'content' | 'public';
  file: string;
}

/** A tag, category or author, with its file if it has one. */
export interface Term {
  slug: string;
  name: string;
  /** As front matter has the name, where pages show it set otherwise. */
  written?: string;
  page?: TermPage;
}

/** The file of a term, an author or a plain page. */
export interface TermPage {
  file: string;
  /** Its path without the marks of its language, which translations share. */
  path: string;
  syntax: 'md' | 'mdx';
  title: string;
  description: string;
  image?: PictureFile;
  imageAlt: string;
  imageFocus?: ImageFocus;
  /** Each with the position of its `url`. */
  links: { label: string; url: string; span: Span }[];
  /** Whether an author is a desk, a team or a company, and not one person. */
  organization: boolean;
  /** Addresses that redirect to its page. */
  formerAddresses: Address[];
  lastmod?: DateValue;
  noindex: boolean;
  lang?: string;
  /** Joins the file with translations whose names differ. */
  translationKey?: string;
  /** Whether the file is another language's, whose picture and links stand in, and no words. */
  isBorrowed?: true;
  body: BodyFacts;
  bodyDigest: string;
  imageSpan?: Span;
}

export interface PlainPageSource extends TermPage {
  address: Address;
}

/** A file without a page, since its front matter has an error. Its body is still checked. */
export interface BrokenSource {
  file: string;
  syntax: 'md' | 'mdx';
  /** The address of its page once the error is mended; absent when the error concerns it. */
  address?: Address;
  image?: PictureFile;
  body: BodyFacts;
  bodyDigest: string;
  imageSpan?: Span;
}

/** What the content folder holds of a language, checked; articles in code-unit order of their files. */
export interface Content extends ContentLanguage {
  articles: Article[];
  tags: ReadonlyMap<string, Term>;
  categories: ReadonlyMap<string, Term>;
  authors: ReadonlyMap<string, Term>;
  pages: PlainPageSource[];
  broken: BrokenSource[];
}
