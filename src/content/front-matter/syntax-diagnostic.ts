import type { YAMLParseError } from 'yaml';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Token, YamlSource } from './yaml-source.ts';

const QUOTE_IT =
  'Put quotation marks around a value that holds `: `, ` #` or begins with a special character';
const ESCAPE_DOUBLE = 'write `\\"`';
const UNEVEN = 'a line is indented otherwise than its neighbours';
const INDENT_ALIKE = 'Indent lines of one list or map alike';

/** Describes a YAML error to editors; the messages of the library are for programmers. */
export function syntaxDiagnostic(
  { code, message, pos: [start, end] }: Pick<YAMLParseError, 'code' | 'message' | 'pos'>,
  source: YamlSource,
): SourceDiagnostic {
  const at = (offset: number, what: string, hint: string): SourceDiagnostic =>
    diagnose('header-syntax', source.span(offset, Math.max(1, end - offset)), what, hint);
  const quote = source.lastQuoteBefore(start);
  const unclosedQuote = (): SourceDiagnostic =>
    at(
      quote?.start ?? start,
      'a quotation mark is opened and never closed',
      quote?.text.startsWith('"')
        ? `Close it, or ${ESCAPE_DOUBLE} where it belongs to the text`
        : 'Close it, or double it where it belongs to the text',
    );
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (message.includes('sequence')) return at(start, UNEVEN, INDENT_ALIKE);
      return diagnose('header-syntax', source.span(start), 'a value holds a second `: `', QUOTE_IT);
    case 'MISSING_CHAR':
      if (message.includes('quote')) return unclosedQuote();
      return at(
        start,
        'a `:` or a closing bracket is missing',
        'Write `key: value`, and close every `[` and `{`',
      );
    case 'BAD_INDENT':
      if (!message.startsWith('Flow')) return at(start, UNEVEN, INDENT_ALIKE);
      return at(
        source.openBracketAt(start),
        'a bracket is opened and never closed',
        'Close it, or put quotation marks around the value',
      );
    case 'TAB_AS_INDENT':
      return at(start, 'a line is indented with a tab', 'Indent with spaces');
    case 'BAD_DQ_ESCAPE':
      return at(
        start,
        'a backslash in double quotation marks begins no known escape',
        'Use single quotation marks, or write `\\\\`',
      );
    case 'UNEXPECTED_TOKEN':
      // A quotation mark that was never closed pairs with the opening mark of a value lines below.
      if (message.endsWith('at node end') && quote?.text.includes('\n') === true)
        return unclosedQuote();
      if (message.endsWith('at node end')) {
        const ended = quoteThatEndsBefore(source.tokens, start);
        if (ended)
          return at(
            start,
            'a value goes on after its closing quotation mark',
            ended.text.startsWith('"')
              ? `Put single quotation marks around the whole value, or ${ESCAPE_DOUBLE} inside it`
              : 'Put double quotation marks around the whole value, or double the single ones inside it',
          );
      }
      return at(
        start,
        'this stands where no value can',
        'Write each key on its own line as `key: value`, without spaces before it',
      );
    default:
      return at(start, `this is not YAML: ${firstSentence(message)}`, QUOTE_IT);
  }
}

function quoteThatEndsBefore(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens.findLast(({ text, start }) => /^["']/.test(text) && start + text.length <= offset);
}

function firstSentence(message: string): string {
  const line = message.split('\n', 1)[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, '');
}
