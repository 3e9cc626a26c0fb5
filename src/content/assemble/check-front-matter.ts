import { type Address, addressKey } from '../../urls.ts';
import type { CompiledArticle } from '../compile-file.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { articleDate } from './assign-addresses.ts';
import { checkDates } from './check-dates.ts';

const LONGEST_TITLE = 300;

/** What is odd about the valid values of a header, whether or not others have an error. */
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
