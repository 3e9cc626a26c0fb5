import type { Article } from '../content/article.ts';

/** When an article was last changed, in milliseconds since 1970; undefined for a draft without a date. */
export function lastChange({
  date,
  lastmod,
}: Pick<Article, 'date' | 'lastmod'>): number | undefined {
  if (!date) return lastmod?.time;
  return Math.max(date.time, lastmod?.time ?? date.time);
}

/** When any of the articles was last changed; undefined when none says. */
export function newestChange(articles: readonly Article[]): number | undefined {
  let newest: number | undefined;
  for (const article of articles) {
    const time = lastChange(article);
    if (time !== undefined && (newest === undefined || time > newest)) newest = time;
  }
  return newest;
}
