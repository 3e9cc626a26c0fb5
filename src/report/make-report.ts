import type { Article } from '../content/article.ts';
import { compareText } from '../content/compare-text.ts';
import type { Diagnostic, Position } from '../content/diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../content/diagnostics/diagnostic-codes.ts';
import { articleState } from '../publication/article-state.ts';
import { lastChange } from '../publication/article-state.ts';
import type { Redirect } from '../redirects/plan-redirects.ts';
import type { Publication } from '../publication/publication.ts';
import type { ResolvedBody } from '../publication/resolve-body.ts';
import { urlOf } from '../urls.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import { articlesByYear } from './articles-by-year.ts';
import { linkGraph } from './link-graph.ts';
import type { ArticleRow, DatedRow, Report } from './report.ts';

export interface ReportInput {
  /** No preview: what is on the site, and beside it all content. */
  publication: Publication;
  redirects: readonly Redirect[];
  /** By file, with the final address of every link. */
  bodies: ReadonlyMap<string, Pick<ResolvedBody, 'body'>>;
  diagnostics: readonly Diagnostic[];
  /** A file of the content folder as it is reached from the working folder. */
  pathOf: (file: string) => string;
  /** The line of a key in an article's header; 1 when it is not there. */
  lineOf: (file: string, key: 'nextReview') => number;
  otherSites?: Report['otherSites'];
  slowest?: Report['slowest'];
}

const SOON = 90 * 24 * 60 * 60 * 1000;
const BROKEN: readonly DiagnosticCode[] = [
  'broken-link',
  'broken-anchor',
  'missing-file',
  'outside-content',
  'link-without-scheme',
];

/** Draws up the state of an archive; pure. */
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
      .sort(byPlace),
    withoutAlternative: diagnostics
      .filter(({ code }) => code === 'missing-alt')
      .map(({ file, line, message }) => ({ file: pathOf(file), line, message }))
      .sort(byPlace),
    orphans: linked
      .filter(({ files }) => files === 0)
      .map(({ article }) => ({ ...rowOf(article), day: article.date?.day ?? '' }))
      .sort(byDay),
    mostLinked: linked
      .filter(({ files }) => files > 0)
      .map(({ article, files }) => ({ ...rowOf(article), files }))
      .sort((one, other) => other.files - one.files || byPlace(one, other)),
    links: {
      broken: diagnostics
        .filter(({ code }) => BROKEN.includes(code))
        .map(({ file, line, column, message }) => {
          const link = targets.get(placeKey(file, { line, column })) ?? '';
          return { file: pathOf(file), line, link, message };
        })
        .sort(byPlace),
      moved: moved.map((row) => ({ ...row, file: pathOf(row.file) })).sort(byPlace),
    },
    ...(input.otherSites && { otherSites: input.otherSites }),
    problems: countDiagnostics(diagnostics),
    ...(input.slowest && { slowest: input.slowest }),
  };
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
    .sort((one, other) => one.time - other.time || byPlace(one.row, other.row));
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

/** What links and pictures of bodies lead to as written, by their places. */
function writtenTargets({ content }: Publication): Map<string, string> {
  return new Map(
    sourcesOf(content).flatMap(({ source: { file, body } }) => [
      ...body.links.map((link) => [placeKey(file, link), link.target] as const),
      ...body.pictures.map((use) => [placeKey(file, use), use.source] as const),
    ]),
  );
}

function placeKey(file: string, { line, column }: Position): string {
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

function byPlace(
  one: { file: string; line: number },
  other: { file: string; line: number },
): number {
  return compareText(one.file, other.file) || one.line - other.line;
}

function byDay(one: DatedRow, other: DatedRow): number {
  return compareText(one.day, other.day) || byPlace(one, other);
}
