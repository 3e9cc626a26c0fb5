import type { DiagnosticCode, Severity } from '../content/diagnostics/diagnostic-codes.ts';

/** Where something stands: a path as it is reached from the working folder, and a line from 1. */
export interface Place {
  file: string;
  line: number;
}

/** An article, at the line of its file where the matter is mended. */
export interface ArticleRow extends Place {
  title: string;
  /** With scheme and host. */
  url: string;
}

/** Days are written as `YYYY-MM-DD`. */
export interface ReviewRow extends ArticleRow {
  nextReview: string;
}

export interface DatedRow extends ArticleRow {
  day: string;
}

export interface LinkedRow extends ArticleRow {
  /** How many other files link to it. */
  files: number;
}

export interface PictureRow extends Place {
  message: string;
}

export interface LinkRow extends Place {
  /** As written; empty where the text has no link any more, as an address without a scheme. */
  link: string;
  message: string;
}

export interface MovedRow extends Place {
  link: string;
  to: string;
}

export interface YearRow {
  year: string;
  total: number;
  /** By the first category of each article, the one with most articles of all years first. */
  categories: { category: string; count: number }[];
}

/**
 * The state of an archive at one moment, and the shape of `report.json`. Lists are whole and in a
 * total order; the page shows the beginning of long ones.
 */
export interface Report {
  version: 1;
  site: string;
  url: string;
  /** The moment it was made for, ISO 8601 in UTC. */
  moment: string;
  totals: {
    published: number;
    drafts: number;
    scheduled: number;
    expired: number;
    /** Files whose header has an error. */
    broken: number;
    /** Of the articles on the site. */
    words: number;
  };
  /** Oldest first, without gaps; of articles on the site. */
  years: YearRow[];
  reviews: {
    /** Longest overdue first. */
    overdue: ReviewRow[];
    /** Within 90 days, the next one first. */
    due: ReviewRow[];
    /** Never reviewed, the one that was changed longest ago first. */
    never: DatedRow[];
  };
  withoutDescription: ArticleRow[];
  withoutAlternative: PictureRow[];
  /** No other article or page links to them; lists and navigation do not count. Oldest first. */
  orphans: DatedRow[];
  /** Most linked first. */
  mostLinked: LinkedRow[];
  /** Links within the site. */
  links: { broken: LinkRow[]; moved: MovedRow[] };
  /** What the check of links to other sites found last; absent when it never ran. */
  otherSites?: { dead: LinkRow[]; moved: MovedRow[] };
  /** What the check says, most frequent first. */
  problems: { code: DiagnosticCode; severity: Severity; count: number }[];
  /** Only when measured; slowest first. */
  slowest?: (Place & { milliseconds: number })[];
}
