import type { Article } from '../content/article.ts';
import type { Moment } from '../content/moment.ts';
import { articleState } from './article-state.ts';
import type { ArticleState } from './page.ts';

/** What keeps an article off the site, as sentences; undefined for one that nothing of its own keeps. */
export function keptBack(
  article: Article,
  now: Moment,
): { state: ArticleState; reasons: string[] } | undefined {
  const state = articleState(article, now);
  if (state === undefined) return undefined;
  return { state, reasons: reasonsOf(article, state) };
}

function reasonsOf(article: Article, state: ArticleState): string[] {
  const { draft, date, publishDate, expiryDate } = article;
  if (state === 'draft')
    return [
      ...(draft ? ['Its front matter has `draft: true`.'] : []),
      ...(date ? [] : ['It has no `date`.']),
    ];
  if (state === 'expired')
    return expiryDate ? [`It expired at ${timeLabel(expiryDate.time)} (\`expiryDate\`).`] : [];
  const isLater = publishDate !== undefined && publishDate.time > (date?.time ?? -Infinity);
  const [key, from] = isLater ? ['publishDate', publishDate] : ['date', date];
  return from ? [`It goes out at ${timeLabel(from.time)} (\`${key}\`).`] : [];
}

/** As `2026-11-22 09:30 UTC`. */
export function timeLabel(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
