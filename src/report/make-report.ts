import type { Article, Term } from '../content/article.ts';
import { compareText } from '../content/compare-text.ts';
import type { Diagnostic, Position } from '../content/diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../content/diagnostics/diagnostic-codes.ts';
import { articleState, lastChange } from '../publication/article-state.ts';
import type { Publication } from '../publication/publication.ts';
import { urlOf } from '../urls.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import { linkGraph, type LinkedSite } from './link-graph.ts';
import type { ArticleRow, DatedRow, FilePosition, Report, YearRow } from './report.ts';

export interface ReportInput extends LinkedSite {
  diagnostics: readonly Diagnostic[];
  /** Turns a path below the content folder into one from the working folder. */
  pathOf: (file: string) => string;
  /** The line of a front matter key in an article; 1 if the key is missing. */
  lineOf: (file: string, key: 'nextReview') => number;
  otherSites?: Report['otherSites'];
  slowest?: Report['slowest'];
}

const SOON = 90 * 24 * 60 * 60 * 1000;
/** Stands for the category of articles without one. */
const NO_CATEGORY = 'Without a category';
const BROKEN: readonly DiagnosticCode[] = [
  'broken-link',
  'broken-anchor',
  'missing-file',
  'outside-content',
  'link-without-scheme',
];

/** Computes the report. Pure. */
export function makeReport(input: ReportInput): Report {
  const { publication, diagnostics, pathOf } = input;
  const { articles, content, site, now } = publication;
  const { linkingFiles, moved } = linkGraph(input);
  const targets = writtenTargets(publication);
  const rowOf = (article: Article, line = 1): ArticleRow => ({
    file: pathOf(article.file),
    line,
    title: article.title,
    url: urlOf(site, article.address),
  });
  const linked = articles.map((article) => ({
    article,
    files: linkingFiles.get(article.file) ?? 0,
  }));
  return {
    version: 1,
    site: site.name,
    url: site.url,
    moment: new Date(now).toISOString(),
    totals: {
      published: articles.length,
      ...countKeptBack(content.articles, now),
      broken: content.broken.length,
      words: Math.round(articles.reduce((sum, { body }) => sum + body.words, 0)),
    },
    years: articlesByYear(articles, content.categories),
    reviews: reviewsOf(input, rowOf),
    withoutDescription: articles
      .filter(({ description }) => description === '')
      .map((article) => rowOf(article))
      .sort(byPosition),
    withoutAlternative: diagnostics
      .filter(({ code }) => code === 'missing-alt')
      .map(({ file, line, message }) => ({ file: pathOf(file), line, message }))
      .sort(byPosition),
    orphans: linked
      .filter(({ files }) => files === 0)
      .map(({ article }) => ({ ...rowOf(article), day: article.date?.day ?? '' }))
      .sort(byDay),
    mostLinked: linked
      .filter(({ files }) => files > 0)
      .map(({ article, files }) => ({ ...rowOf(article), files }))
      .sort((one, other) => other.files - one.files || byPosition(one, other)),
    links: {
      broken: diagnostics
        .filter(({ code }) => BROKEN.includes(code))
        .map(({ file, line, column, message }) => {
          const link = targets.get(positionKey(file, { line, column })) ?? '';
          return { file: pathOf(file), line, link, message };
        })
        .sort(byPosition),
      moved: moved.map((row) => ({ ...row, file: pathOf(row.file) })).sort(byPosition),
    },
    ...(input.otherSites && { otherSites: input.otherSites }),
    problems: countDiagnostics(diagnostics),
    ...(input.slowest && { slowest: input.slowest }),
  };
}

/** Counts articles by year and first category; years without articles are included. */
function articlesByYear(
  articles: readonly Article[],
  categories: ReadonlyMap<string, Term>,
): YearRow[] {
  const dated = articles.flatMap(({ date, categories: [slug] }) => {
    if (!date) return [];
    const name = slug === undefined ? undefined : categories.get(slug)?.name;
    return [{ year: date.day.slice(0, 4), category: name ?? slug ?? NO_CATEGORY }];
  });
  const ranked = [...Map.groupBy(dated, ({ category }) => category)]
    .sort(
      ([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || compareText(one, other),
    )
    .map(([category]) => category);
  const byYear = Map.groupBy(dated, ({ year }) => year);
  return yearsBetween([...byYear.keys()]).map((year) => {
    const ofYear = byYear.get(year) ?? [];
    const counts = Map.groupBy(ofYear, ({ category }) => category);
    return {
      year,
      total: ofYear.length,
      categories: ranked.flatMap((category) => {
        const count = counts.get(category)?.length ?? 0;
        return count === 0 ? [] : [{ category, count }];
      }),
    };
  });
}

/** All years from the first to the last, with four digits. */
function yearsBetween(years: readonly string[]): string[] {
  const numbers = years.map(Number);
  if (numbers.length === 0) return [];
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) =>
    String(first + index),
  );
}

function countKeptBack(
  articles: readonly Article[],
  now: number,
): Pick<Report['totals'], 'drafts' | 'scheduled' | 'expired'> {
  const states = articles.map((article) => articleState(article, now));
  const count = (state: string): number => states.filter((one) => one === state).length;
  return { drafts: count('draft'), scheduled: count('scheduled'), expired: count('expired') };
}

function reviewsOf(
  { publication: { articles, now }, lineOf }: ReportInput,
  rowOf: (article: Article, line?: number) => ArticleRow,
): Report['reviews'] {
  const planned = articles
    .flatMap((article) => {
      const { nextReview } = article;
      if (!nextReview || nextReview.time > now + SOON) return [];
      const row = rowOf(article, lineOf(article.file, 'nextReview'));
      return [{ time: nextReview.time, row: { ...row, nextReview: nextReview.day } }];
    })
    .sort((one, other) => one.time - other.time || byPosition(one.row, other.row));
  return {
    overdue: planned.filter(({ time }) => time <= now).map(({ row }) => row),
    due: planned.filter(({ time }) => time > now).map(({ row }) => row),
    never: articles
      .filter(({ lastReviewed }) => !lastReviewed)
      .map((article) => {
        const changed = lastChange(article);
        const day = changed === undefined ? '' : new Date(changed).toISOString().slice(0, 10);
        return { ...rowOf(article), day };
      })
      .sort(byDay),
  };
}

/** Link and picture targets as written, by position. */
function writtenTargets({ content }: Publication): Map<string, string> {
  return new Map(
    sourcesOf(content).flatMap(({ source: { file, body } }) => [
      ...body.links.map((link) => [positionKey(file, link), link.target] as const),
      ...body.pictures.map((use) => [positionKey(file, use), use.source] as const),
    ]),
  );
}

function positionKey(file: string, { line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

function countDiagnostics(diagnostics: readonly Diagnostic[]): Report['problems'] {
  return [...Map.groupBy(diagnostics, ({ code, severity }) => `${severity} ${code}`).values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      return [{ code: first.code, severity: first.severity, count: group.length }];
    })
    .sort((one, other) => other.count - one.count || compareText(one.code, other.code));
}

function byPosition(one: FilePosition, other: FilePosition): number {
  return compareText(one.file, other.file) || one.line - other.line;
}

function byDay(one: DatedRow, other: DatedRow): number {
  return compareText(one.day, other.day) || byPosition(one, other);
}
