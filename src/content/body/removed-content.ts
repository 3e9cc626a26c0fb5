import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import { foldSpace } from './tree.ts';

/** Characters of lost text that a message quotes. */
const longestQuote = 60;

/**
 * Reports something that the author wrote and the page does not show.
 *
 * @param what the subject and its fate, as ``the `<svg>` is left out``.
 * @param lost all of its text, which the message quotes the beginning of; empty for none.
 */
export function removedContent(
  at: Span,
  what: string,
  lost: string,
  hint: string,
): SourceDiagnostic {
  const quote = quoteBeginning(lost);
  return diagnose('removed-content', at, quote === '' ? what : `${what}: ${quote}`, hint);
}

/** `“First words…” (12 words)`: the count says how much follows; empty for white space. */
function quoteBeginning(lost: string): string {
  const text = foldSpace(lost);
  if (text === '') return '';
  if (text.length <= longestQuote) return `“${text}”`;
  const cut = text.slice(0, longestQuote);
  const space = cut.lastIndexOf(' ');
  const whole = space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `“${whole}…” (${text.split(' ').length} words)`;
}
