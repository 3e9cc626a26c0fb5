import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../content/diagnostics/diagnostic.ts';
import { offsetAt } from '../content/rewrite/text-edits.ts';

/**
 * A span of the content compiler, which ends lines at line feeds alone and does not count a byte-order
 * mark, as the protocol counts: also a carriage return ends a line. The end of the text for a span that
 * it does not have.
 */
export function rangeOf(document: TextDocument, span: Span): Range {
  const text = document.getText();
  const start = offsetAt(text, span) ?? text.length;
  return {
    start: document.positionAt(start),
    end: document.positionAt(start + span.length),
  };
}
