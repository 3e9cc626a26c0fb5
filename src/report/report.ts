import type { DiagnosticCode, Severity } from '../content/diagnostics/diagnostic-codes.ts';

/** A line of a file: its path from the working folder, and a number from 1. */
export interface FilePosition {
  file: string;
  line: number;
}

/** An article, at the line to edit. */
export interface ArticleRow extends FilePosition {
  title: string;
  /** With scheme and host. */
  url: string;
}

export interface ReviewRow extends ArticleRow {
  /** As `YYYY-MM-DD`. */
  nextReview: string;
}

export interface DatedRow extends ArticleRow {
  /** As `YYYY-MM-DD`. */
  day: string;
}

export interface LinkedRow extends ArticleRow {
  /** Number of other files that link to it. */
  files: number;
}

export interface PictureRow extends FilePosition {
  message: string;
}

export interface LinkRow extends FilePosition {
  /** As written; empty if the compiler made no link of it, as of an address without a scheme. */
  link: string;
  message: string;
}

export interface MovedRow extends FilePosition {
  link: string;
  to: string;
}

export interface YearRow {
  year: string;
  total: number;
  /** By first category, the most frequent of all years first. */
  categories: { category: string; count: number }[];
}

/** What a language lacks of the first one, in order of the files. */
export interface TranslationRows {
  lang: string;
  /** Articles of the first language without a translation. */
  missing: ArticleRow[];
  /** Translations whose original has changed since, with the day of that. */
  outdated: DatedRow[];
}

/**
 * The state of an archive at one moment; the shape of `report.json`. Lists are complete and in a
 * total order. The page shows only the beginning of long ones.
 */
export interface Report {
  version: 1;
  site: string;
  url: string;
  /** The build time, ISO 8601 in UTC. */
  moment: string;
  totals: {
    published: number;
    drafts: number;
    scheduled: number;
    expired: number;
    /** Files whose front matter has an error. */
    broken: number;
    /** In published articles. */
    words: number;
  };
  /** Published articles by year, oldest first, without gaps. */
  years: YearRow[];
  reviews: {
    /** Longest overdue first. */
    overdue: ReviewRow[];
    /** Due within 90 days, soonest first. */
    due: ReviewRow[];
    /** Never reviewed, least recently changed first. */
    never: DatedRow[];
  };
  withoutDescription: ArticleRow[];
  withoutAlternative: PictureRow[];
  /** Articles that no other article or page links to, oldest first. Lists and navigation do not count. */
  orphans: DatedRow[];
  /** Most linked first. */
  mostLinked: LinkedRow[];
  /** Links within the site. */
  links: { broken: LinkRow[]; moved: MovedRow[] };
  /** Of each language but the first; absent in a single language. */
  translations?: TranslationRows[];
  /** The last results of `check:links`; absent if it never ran. */
  otherSites?: { dead: LinkRow[]; moved: MovedRow[] };
  /** Diagnostics by code, most frequent first. */
  problems: { code: DiagnosticCode; severity: Severity; count: number }[];
  /** Slowest first; absent unless measured. */
  slowest?: (FilePosition & { milliseconds: number })[];
}
