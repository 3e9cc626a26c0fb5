import { addressKey, type Address, type LanguagePrefix, withPrefix } from '../../urls.ts';
import { type CompiledArticle, isDraftFile } from '../compiled-file.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { explainDate } from '../explain-date.ts';
import type { ArticleFrontMatter } from '../front-matter/fields.ts';
import type { DateValue } from '../parse-date.ts';
import { yamlText } from '../front-matter/yaml-text.ts';
import { articleDate, nameParts } from './assign-addresses.ts';

const LONGEST_TITLE = 300;

/** Checks valid values against each other, whether or not other values have an error. */
export function checkFrontMatter(
  file: CompiledArticle,
  address: Address | undefined,
  prefix: LanguagePrefix = '',
): SourceDiagnostic[] {
  const known = file.frontMatter ?? file.partial;
  // Without values, a diagnostic says that the front matter cannot be read.
  if (!known) return [];
  const frontMatter: Partial<ArticleFrontMatter> = known;
  return [
    ...checkDate(file),
    ...checkDates(frontMatter, articleDate(file), file),
    ...checkShare(frontMatter.share && withPrefix(frontMatter.share, prefix), address, file),
    ...checkTitle(frontMatter.title ?? '', file),
  ];
}

/** Everything but a draft has a date, if only in the name of its file. */
function checkDate(file: CompiledArticle): SourceDiagnostic[] {
  if (file.spans.date || articleDate(file) || isDraftFile(file)) return [];
  const { day } = nameParts(file.file);
  if (day === '') {
    const hint = 'Add a line `date: 2018-03-13`, or `draft: true`';
    return [diagnose('missing-key', file.fence, '`date` is missing', hint)];
  }
  const { reason } = explainDate(day);
  const why = reason === undefined ? '' : `: ${reason}`;
  const message = `the file’s name begins with ${day}, which is no day${why}`;
  return [diagnose('invalid-date', file.fence, message, 'Rename it, or add `date`')];
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
    diagnose(
      'share-address',
      span,
      message,
      `Write \`share: ${yamlText(address)}\`, or delete the key`,
    ),
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
