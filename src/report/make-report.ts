import type { Article, Content, Term } from '../content/article.ts';
import type { DiagnosticCode } from '../content/diagnostics/diagnostic-codes.ts';
import type { Diagnostic, Position } from '../content/diagnostics/diagnostic.ts';
import type { Moment } from '../content/moment.ts';
import { compareText } from '../content/text.ts';
import { articleState, lastChange } from '../publication/article-state.ts';
import type { Publication } from '../publication/publication.ts';
import type { ResolvedBody } from '../publication/resolve-body.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import type { Redirect } from '../redirects/plan-redirects.ts';
import { hrefOf, urlOf } from '../urls.ts';
import { translationsOf } from './translations.ts';
import type { ArticleRow, DatedRow, FilePosition, MovedRow, Report, YearRow } from './report.ts';

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
  const { publications, diagnostics, pathOf } = input;
  const { site, now } = firstOf(publications);
  const articles = publications.flatMap((publication) => publication.articles);
  const contents = publications.map(({ content }) => content);
  const { linkingFiles, moved } = linkGraph(input);
  const targets = writtenTargets(contents);
  const categories = new Map(contents.toReversed().flatMap((content) => [...content.categories]));
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
    moment: new Date(now.time).toISOString(),
    totals: {
      published: articles.length,
      ...countKeptBack(
        contents.flatMap((content) => content.articles),
        now,
      ),
      broken: contents.reduce((sum, { broken }) => sum + broken.length, 0),
      words: Math.round(
        articles.reduce((sum, { body }) => sum + body.words + body.characters / 2, 0),
      ),
    },
    years: articlesByYear(articles, categories),
    reviews: reviewsOf(input, articles, now, rowOf),
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
    ...(publications.length > 1 && { translations: translationsOf(publications, rowOf) }),
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
  const first = numbers.reduce((least, year) => Math.min(least, year));
  const last = numbers.reduce((most, year) => Math.max(most, year));
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

function countKeptBack(
  articles: readonly Article[],
  now: Moment,
): Pick<Report['totals'], 'drafts' | 'scheduled' | 'expired'> {
  const states = articles.map((article) => articleState(article, now));
  const count = (state: string): number => states.filter((one) => one === state).length;
  return { drafts: count('draft'), scheduled: count('scheduled'), expired: count('expired') };
}

function reviewsOf(
  { lineOf }: ReportInput,
  articles: readonly Article[],
  now: Moment,
  rowOf: (article: Article, line?: number) => ArticleRow,
): Report['reviews'] {
  const planned = articles
    .flatMap((article) => {
      const { nextReview } = article;
      if (!nextReview || nextReview.time > now.time + SOON) return [];
      const row = rowOf(article, lineOf(article.file, 'nextReview'));
      return [{ time: nextReview.time, row: { ...row, nextReview: nextReview.day } }];
    })
    .sort((one, other) => one.time - other.time || byPosition(one.row, other.row));
  return {
    overdue: planned.filter(({ time }) => now.hasCome(time)).map(({ row }) => row),
    due: planned.filter(({ time }) => !now.hasCome(time)).map(({ row }) => row),
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
function writtenTargets(contents: readonly Content[]): Map<string, string> {
  return new Map(
    sourcesOf(contents).flatMap(({ source: { file, body } }) => [
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

/** The publication in its first language, which has the settings of all. */
function firstOf([first]: readonly Publication[]): Publication {
  if (!first) throw new Error('A site has at least one language');
  return first;
}

function byDay(one: DatedRow, other: DatedRow): number {
  return compareText(one.day, other.day) || byPosition(one, other);
}

export interface LinkedSite {
  /** In each language, no previews. */
  publications: readonly Publication[];
  redirects: readonly Redirect[];
  /** By file, with the final address of every link. */
  bodies: ReadonlyMap<string, Pick<ResolvedBody, 'body'>>;
}

interface LinkGraph {
  /** Number of other published files that link to an article, by the article's file. */
  linkingFiles: ReadonlyMap<string, number>;
  /** Links to former addresses, with the address that each redirects to. */
  moved: MovedRow[];
}

/** Follows every link in published bodies through the site's redirects. */
function linkGraph({ publications, redirects, bodies }: LinkedSite): LinkGraph {
  const { site, now } = firstOf(publications);
  const articles = publications.flatMap((publication) => publication.articles);
  const contents = publications.map(({ content }) => content);
  const fileOf = new Map(articles.map(({ address, file }) => [hrefOf(site, address), file]));
  const movedTo = new Map(redirects.map(({ from, to }) => [hrefOf(site, from), to]));
  const keptBack = new Set([
    ...contents.flatMap((content) => [
      ...content.articles.filter((article) => articleState(article, now)).map(({ file }) => file),
      ...content.broken.map(({ file }) => file),
    ]),
  ]);

  const linkedFrom = new Map<string, Set<string>>();
  const moved: MovedRow[] = [];
  for (const { source } of sourcesOf(contents)) {
    if (keptBack.has(source.file)) continue;
    const hrefs = bodies.get(source.file)?.body.links ?? [];
    for (const [index, href] of hrefs.entries()) {
      const path = href.replace(/[?#].*$/s, '');
      const target = movedTo.get(path);
      const link = source.body.links[index];
      if (target !== undefined && link) {
        const to = (isOwn(target) ? urlOf(site, target) : target) + href.slice(path.length);
        moved.push({ file: source.file, line: link.line, link: link.target, to });
      }
      const file = fileOf.get(target !== undefined && isOwn(target) ? hrefOf(site, target) : path);
      if (file === undefined || file === source.file) continue;
      const from = linkedFrom.get(file);
      if (from) from.add(source.file);
      else linkedFrom.set(file, new Set([source.file]));
    }
  }
  return { linkingFiles: new Map([...linkedFrom].map(([file, from]) => [file, from.size])), moved };
}

/** False for a redirect to another site. */
function isOwn(target: string): boolean {
  return target.startsWith('/');
}
