import type { Address } from '../urls.ts';
import type { BodyFacts } from './body/body.ts';
import type { Span } from './diagnostics/diagnostic.ts';
import type { DateValue } from './parse-date.ts';

/** A checked article: what its file says, with what the other files make of it. */
export interface Article {
  /** Path below the content folder. */
  file: string;
  syntax: 'md' | 'mdx';
  address: Address;
  /** Each answers with a redirect to the article. */
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
  /** The address that share links carry, where it is not the article's own. */
  share?: Address;
  canonical?: string;
  /** Place of `canonical`, for problems of what it leads to. */
  canonicalSpan?: Span;
  series?: string;
  toc: boolean;
  featured: boolean;
  noindex: boolean;
  lang?: string;
  body: BodyFacts;
  bodyDigest: string;
  /** Place of the header's picture, for problems of its file. */
  imageSpan?: Span;
}

/** A picture by the folder it lies in, `content` or `public`, and its path below that. */
export interface PictureFile {
  root: 'content' | 'public';
  file: string;
}

/** A tag, category or author, with what its file says, if it has one. */
export interface Term {
  slug: string;
  name: string;
  page?: TermPage;
}

/** What the file of a term, an author or a plain page says. */
export interface TermPage {
  file: string;
  syntax: 'md' | 'mdx';
  title: string;
  description: string;
  image?: PictureFile;
  imageAlt: string;
  /** Each with the place of its `url`. */
  links: { label: string; url: string; span: Span }[];
  /** Of an author: no single person, but a desk, a team or a company. */
  organization: boolean;
  /** Each answers with a redirect to its page. */
  formerAddresses: Address[];
  lastmod?: DateValue;
  noindex: boolean;
  lang?: string;
  body: BodyFacts;
  bodyDigest: string;
  imageSpan?: Span;
}

export interface PlainPageSource extends TermPage {
  address: Address;
}

/** A file whose header has an error: it has no page, and what else is wrong with it is still found. */
export interface BrokenSource {
  file: string;
  syntax: 'md' | 'mdx';
  /** Where its page will be; unknown when the error hides it. */
  address?: Address;
  image?: PictureFile;
  body: BodyFacts;
  bodyDigest: string;
  imageSpan?: Span;
}

/** The whole content folder, checked; articles in code-unit order of their files. */
export interface Content {
  articles: Article[];
  tags: ReadonlyMap<string, Term>;
  categories: ReadonlyMap<string, Term>;
  authors: ReadonlyMap<string, Term>;
  pages: PlainPageSource[];
  broken: BrokenSource[];
}
