import type { Article } from '../content/article.ts';
import { Moment } from '../content/moment.ts';
import type { ArticleState } from './page.ts';

/**
 * What keeps an article off the site at a moment; undefined for one that is published. The only place
 * that decides it.
 */
export function articleState(article: Article, now: Moment): ArticleState | undefined {
  if (article.draft || !article.date) return 'draft';
  if (article.expiryDate && now.hasCome(article.expiryDate.time)) return 'expired';
  const from = Math.max(article.date.time, article.publishDate?.time ?? Number.NEGATIVE_INFINITY);
  return now.hasCome(from) ? undefined : 'scheduled';
}

/** A moment at which what readers see of an article changes by itself. */
export interface ArticleChange {
  /** In milliseconds since 1970. */
  time: number;
  becomes: 'published' | 'expired' | 'review due';
}

/** All of them, in order; a draft has none. */
export function articleChanges(article: Article): ArticleChange[] {
  const { date, publishDate, expiryDate, nextReview } = article;
  const times = [date, publishDate, expiryDate].flatMap((value) => (value ? [value.time] : []));
  const changes = [...new Set(times)].flatMap((time): ArticleChange[] => {
    const before = articleState(article, new Moment(time - 1));
    const after = articleState(article, new Moment(time));
    if (after === undefined) return [{ time, becomes: 'published' }];
    return before === undefined ? [{ time, becomes: 'expired' }] : [];
  });
  if (nextReview && articleState(article, new Moment(nextReview.time)) === undefined)
    changes.push({ time: nextReview.time, becomes: 'review due' });
  return changes.sort((one, other) => one.time - other.time);
}

/** Whether search engines, sitemaps and feeds leave an article out. The only place that decides it. */
export function isNoindex(article: Article, now: Moment): boolean {
  return article.noindex || article.unlisted || articleState(article, now) !== undefined;
}

/** The last change of an article in milliseconds since 1970; undefined for a draft without a date. */
export function lastChange({
  date,
  lastmod,
}: Pick<Article, 'date' | 'lastmod'>): number | undefined {
  if (!date) return lastmod?.time;
  return Math.max(date.time, lastmod?.time ?? date.time);
}
