import { addressKey, type Address } from '../../urls.ts';
import type { CompiledArticle } from '../compiled-file.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleFrontMatter } from '../front-matter/fields.ts';
import type { DateValue } from '../parse-date.ts';
import { articleDate } from './assign-addresses.ts';

const LONGEST_TITLE = 300;

/** Checks valid values against each other, whether or not other values have an error. */
export function checkFrontMatter(
  file: CompiledArticle,
  address: Address | undefined,
): SourceDiagnostic[] {
  const frontMatter = file.frontMatter ?? file.partial ?? {};
  return [
    ...checkDates(frontMatter, articleDate(file), file),
    ...checkShare(frontMatter.share, address, file),
    ...checkTitle(frontMatter.title ?? '', file),
  ];
}

/** Reports dates that lie before one that they must follow. A day without a time counts as its whole day. */
function checkDates(
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

function checkShare(
  share: Address | undefined,
  address: Address | undefined,
  file: CompiledArticle,
): SourceDiagnostic[] {
  const span = file.spans.share;
  if (
    share === undefined ||
    address === undefined ||
    !span ||
    addressKey(share) === addressKey(address)
  )
    return [];
  const message = `share is ${share}, and the article lives at ${address}`;
  return [
    diagnose('share-address', span, message, 'Write the article’s address, or delete the key'),
  ];
}

function checkTitle({ length }: string, file: CompiledArticle): SourceDiagnostic[] {
  if (length <= LONGEST_TITLE) return [];
  const span = file.spans.title ?? file.fence;
  return [
    diagnose(
      'long-title',
      span,
      `the title has ${length} characters`,
      `Keep it below ${LONGEST_TITLE}`,
    ),
  ];
}
