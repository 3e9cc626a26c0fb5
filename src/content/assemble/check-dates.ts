import type { CompiledArticle } from '../compile-file.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleFrontMatter } from '../front-matter/front-matter-schema.ts';
import type { DateValue } from '../parse-date.ts';

/** Dates that lie before one that they must follow. A day without a time counts as its whole day. */
export function checkDates(
  frontMatter: Partial<ArticleFrontMatter>,
  date: DateValue | undefined,
  file: CompiledArticle,
): SourceDiagnostic[] {
  const pairs = [
    ['lastmod', frontMatter.lastmod, 'date', date],
    ['expiryDate', frontMatter.expiryDate, 'publishDate', frontMatter.publishDate ?? date],
    ['nextReview', frontMatter.nextReview, 'lastReviewed', frontMatter.lastReviewed],
  ] as const;
  return pairs.flatMap(([laterKey, later, earlierKey, earlier]) => {
    if (!later || !earlier || later.time >= earlier.time || later.day >= earlier.day) return [];
    const message = `${laterKey} (${later.day}) lies before ${earlierKey} (${earlier.day})`;
    return [
      diagnose('date-order', file.spans[laterKey] ?? file.fence, message, 'Check both dates'),
    ];
  });
}
