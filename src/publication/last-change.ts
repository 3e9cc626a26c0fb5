import type { Article } from '../content/article.ts';

/** The last change of an article in milliseconds since 1970; undefined for a draft without a date. */
export function lastChange({
  date,
  lastmod,
}: Pick<Article, 'date' | 'lastmod'>): number | undefined {
  if (!date) return lastmod?.time;
  return Math.max(date.time, lastmod?.time ?? date.time);
}
