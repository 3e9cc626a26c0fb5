import type { CompiledArticle } from '../compile-file.ts';
import { problem, type Problem } from '../diagnostics/diagnostic.ts';
import type { ArticleHeader } from '../front-matter/front-matter-schema.ts';
import type { DateValue } from '../parse-date.ts';

/** Dates that lie before one that they must follow. A day without a time counts as its whole day. */
export function checkDates(
  header: Partial<ArticleHeader>,
  date: DateValue | undefined,
  file: CompiledArticle,
): Problem[] {
  const pairs = [
    ['lastmod', header.lastmod, 'date', date],
    ['expiryDate', header.expiryDate, 'publishDate', header.publishDate ?? date],
    ['nextReview', header.nextReview, 'lastReviewed', header.lastReviewed],
  ] as const;
  return pairs.flatMap(([laterKey, later, earlierKey, earlier]) => {
    if (!later || !earlier || later.time >= earlier.time || later.day >= earlier.day) return [];
    const message = `${laterKey} (${later.day}) lies before ${earlierKey} (${earlier.day})`;
    return [problem('date-order', file.spans[laterKey] ?? file.fence, message, 'Check both dates')];
  });
}
