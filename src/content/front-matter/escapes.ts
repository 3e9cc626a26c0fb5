import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import {
  findControls,
  hasBidiControl,
  removeBidiControls,
  replaceControls,
} from '../source-text.ts';
import { unicodeName } from '../text.ts';

/** Half of a pair of UTF-16: no text of Unicode holds one alone, and no address can be made with it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A text of YAML without the characters that an escape, as `\u202E`, can put into it although no
 * file may hold them.
 *
 * @param written the text as it stands in the file; what that holds itself is reported elsewhere.
 */
export function mendEscapes(
  text: string,
  written: string,
  span: Span,
): { text: string; diagnostics: SourceDiagnostic[] } {
  const diagnostics: SourceDiagnostic[] = [];
  if (!written.includes('\\')) return { text, diagnostics };
  let mended = text;
  const [half] = LONE_SURROGATE.exec(text) ?? [];
  if (half !== undefined) {
    const message = `an escape stands for ${unicodeName(half)}, which is half of a character`;
    diagnostics.push(diagnose('invalid-value', span, message, 'Write the character itself'));
    mended = mended.toWellFormed();
  }
  const [control] = findControls(text);
  if (control !== undefined) {
    const message = `an escape stands for the control character ${unicodeName(control[0])}`;
    diagnostics.push(diagnose('control-character', span, message, 'Delete the escape'));
    mended = replaceControls(mended);
  }
  if (hasBidiControl(text) && !hasBidiControl(written)) {
    const message =
      'an escape stands for a character that reverses the direction of the text after it';
    diagnostics.push(diagnose('bidi-control', span, message, 'Delete the escape'));
    mended = removeBidiControls(mended);
  }
  return { text: mended, diagnostics };
}
