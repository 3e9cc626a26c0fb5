import type { Article } from '../content/article.ts';
import { Moment } from '../content/moment.ts';
import { parseDate } from '../content/parse-date.ts';
import { compareText } from '../content/text.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { type BuildSettings, readSettings, requireArticles } from '../pipeline/settings.ts';
import { type ArticleChange, articleChanges, articleState } from '../publication/article-state.ts';
import { countLabel } from '../publication/labels.ts';
import { timeLabel } from '../publication/unpublished.ts';
import { displayPath } from './display.ts';
import { print } from './print.ts';
import { printWaiting, showProgress } from './progress.ts';
import { runCommand, UsageError } from './run-command.ts';

const VERBS: Readonly<Record<ArticleChange['becomes'], string>> = {
  published: 'goes out',
  expired: 'expires',
  'review due': 'review due',
};

await runCommand({
  usage: `Usage: npm run schedule -- [--due-since TIME]

Lists when articles are published, expire or are due for review. Counts from
BUILD_TIME, or from now.

  --due-since TIME   lists only what became due between TIME, written as
                     2026-11-22T09:00:00Z, and now; prints nothing otherwise`,
  options: { 'due-since': { type: 'string' } },
  operands: [0, 0],
  run: async ({ options }) => {
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const since = readSince(options['due-since']);
    const { publications } = await checkSite(settings, showProgress(process.stderr), printWaiting);
    const articles = publications.flatMap(({ content }) => content.articles);
    const changes = articles
      .flatMap((article) => articleChanges(article).map((change) => ({ article, change })))
      .sort(
        (one, other) =>
          one.change.time - other.change.time || compareText(one.article.file, other.article.file),
      );
    const due = changes.filter(({ change: { time } }) =>
      since === undefined ? time > settings.now : time > since && time <= settings.now,
    );
    const lines = due.flatMap(({ article, change }) => describe(article, change, settings));
    const all = since === undefined ? [...lines, ...summary(articles, settings)] : lines;
    print(all);
    return 0;
  },
});

function readSince(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const date = parseDate(text);
  if (!date) throw new UsageError(`\`${text}\` is no time; write it as 2026-11-22T09:00:00Z`);
  return date.time;
}

function describe(
  { title, file }: Article,
  { time, becomes }: ArticleChange,
  { contentDir }: BuildSettings,
): string[] {
  const verb = VERBS[becomes].padEnd(10);
  return [
    `${timeLabel(time)}  ${verb}  ${shortened(title, 44)}`,
    `    ${displayPath(file, contentDir)}`,
  ];
}

function summary(articles: readonly Article[], { now }: BuildSettings): string[] {
  const moment = new Moment(now);
  const drafts = articles.filter((article) => articleState(article, moment) === 'draft').length;
  const expired = articles.filter((article) => articleState(article, moment) === 'expired').length;
  return [
    `It is ${timeLabel(now)}. ${countLabel(articles.length, 'article')}, of which`,
    `  ${countLabel(drafts, 'draft')} without a day to go out, and ${expired} expired`,
  ];
}

function shortened(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
