import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { parseDate } from '../parse-date.ts';
import { quotedLine } from './mended-line.ts';
import { inCode } from './yaml-text.ts';
import type { YamlSource } from './yaml-source.ts';

const SPACE = /^[ \t]*$/;
/** A comment of YAML that its author meant as text: comments are written `# like this`. */
const MEANT_AS_TEXT = /^#[\p{L}\p{N}]/u;
/** The style of a text block, which may be followed by a comment. */
const BLOCK_STYLE = /^[|>]/;
const LONGEST_QUOTE = 40;

/** Finds values that ` #` cuts: YAML reads a comment there (YAML 1.2, 6.6). */
export function findCutValues(source: YamlSource): SourceDiagnostic[] {
  const found: SourceDiagnostic[] = [];
  if (!source.tokens.some(({ text }) => text.startsWith('#'))) return found;
  let before = '\n';
  for (const { text, start } of source.tokens) {
    if (text.startsWith('#') && MEANT_AS_TEXT.test(text) && isCut(before)) {
      const quoted = JSON.stringify(text.slice(0, LONGEST_QUOTE));
      const message = `the value ends before ${quoted}, which YAML reads as a comment`;
      const span = source.span(start, text.length);
      const line = source.mendLine(span.line, quotedLine);
      const whole = line === undefined ? '' : `, ${inCode(line)},`;
      const hint = `Put quotation marks around the whole value${whole} or a space behind the \`#\` of a comment`;
      found.push(diagnose('cut-value', span, message, hint));
    }
    if (!SPACE.test(text) && !source.isMark(text)) before = text;
  }
  return found;
}

/** Whether what stands before a comment on its line could go on: a flag or a date is whole. */
function isCut(before: string): boolean {
  if (/(?:^|\n)[ \t]*$/.test(before)) return false;
  return !BLOCK_STYLE.test(before) && !/^(?:true|false)$/.test(before) && !parseDate(before);
}
