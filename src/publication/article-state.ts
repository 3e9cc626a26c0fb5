import type { Article } from '../content/article.ts';
import type { ArticleState } from './page.ts';

/**
 * What keeps an article off the site at a moment, in milliseconds since 1970; undefined for one that
 * is published. The only place that decides it.
 */
export function articleState(article: Article, now: number): ArticleState | undefined {
  if (article.draft || !article.date) return 'draft';
  if (article.expiryDate && article.expiryDate.time <= now) return 'expired';
  const from = Math.max(article.date.time, article.publishDate?.time ?? Number.NEGATIVE_INFINITY);
  return from > now ? 'scheduled' : undefined;
}

/** Whether search engines, sitemaps and feeds leave an article out. The only place that decides it. */
export function isNoindex(article: Article, now: number): boolean {
  return article.noindex || articleState(article, now) !== undefined;
}
