import type { YAMLParseError } from 'yaml';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { lastQuoteBefore, openBracketAt, type Token } from './lex-front-matter.ts';
import { spanAt, type Place } from './place.ts';

const QUOTE_IT =
  'Put quotation marks around a value that holds `: `, ` #` or begins with a special character';

const UNCLOSED_QUOTE = 'a quotation mark is opened and never closed';
const CLOSE_QUOTE = 'Close it, or double it where it belongs to the text';

/** A fault of the YAML in the words of editors; the library's own are for programmers. */
export function syntaxDiagnostic(
  fault: Pick<YAMLParseError, 'code' | 'message' | 'pos'>,
  tokens: readonly Token[],
  place: Place,
): SourceDiagnostic {
  const { code, message } = fault;
  const [start, end] = fault.pos;
  const at = (offset: number, what: string, hint: string): SourceDiagnostic =>
    diagnose('header-syntax', spanAt(place, offset, Math.max(1, end - offset)), what, hint);
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.includes('sequence')
        ? at(
            start,
            'a line is indented otherwise than its neighbours',
            'Indent lines of one list or map alike',
          )
        : diagnose(
            'header-syntax',
            spanAt(place, start, place.text.length),
            'a value holds a second `: `',
            QUOTE_IT,
          );
    case 'MISSING_CHAR':
      return message.includes('quote')
        ? at(lastQuoteBefore(tokens, start), UNCLOSED_QUOTE, CLOSE_QUOTE)
        : at(
            start,
            'a `:` or a closing bracket is missing',
            'Write `key: value`, and close every `[` and `{`',
          );
    case 'BAD_INDENT':
      return message.startsWith('Flow')
        ? at(
            openBracketAt(tokens, start),
            'a bracket is opened and never closed',
            'Close it, or put quotation marks around the value',
          )
        : at(
            start,
            'a line is indented otherwise than its neighbours',
            'Indent lines of one list or map alike',
          );
    case 'TAB_AS_INDENT':
      return at(start, 'a line is indented with a tab', 'Indent with spaces');
    case 'BAD_DQ_ESCAPE':
      return at(
        start,
        'a backslash in double quotation marks begins no known escape',
        'Use single quotation marks, or write `\\\\`',
      );
    case 'UNEXPECTED_TOKEN': {
      const open = lastQuoteBefore(tokens, start);
      // What closed it was the next value's opening mark, lines below.
      if (message.endsWith('at node end') && quoteSpansLines(tokens, open))
        return at(open, UNCLOSED_QUOTE, CLOSE_QUOTE);
      return message.endsWith('at node end') &&
        tokens.some((token) => /^["']/.test(token.text) && token.start + token.text.length <= start)
        ? at(
            start,
            'a value goes on after its closing quotation mark',
            'Put the whole value in quotation marks, and double those inside it',
          )
        : at(
            start,
            'this stands where no value can',
            'Write each key on its own line as `key: value`, without spaces before it',
          );
    }
    default:
      return at(start, `this is not YAML: ${firstSentence(message)}`, QUOTE_IT);
  }
}

function quoteSpansLines(tokens: readonly Token[], offset: number): boolean {
  const quote = tokens.find(({ start }) => start === offset);
  return quote !== undefined && /^["']/.test(quote.text) && quote.text.includes('\n');
}

function firstSentence(message: string): string {
  const line = message.split('\n', 1)[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, '');
}
