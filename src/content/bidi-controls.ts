import { diagnose, type SourceDiagnostic } from './diagnostics/diagnostic.ts';
import type { DiagnosticCode } from './diagnostics/diagnostic-codes.ts';
import { LineIndex } from './line-index.ts';

/** Overrides, embeddings and isolates; the plain marks U+200E, U+200F and U+061C are not among them. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** Finds the characters that make text read otherwise than it is (Unicode Technical Report 36, 2.6). */
export function findBidiControls(
  text: string,
  lines: LineIndex,
  code: DiagnosticCode & `bidi-${string}`,
  range: { from: number; to: number },
): SourceDiagnostic[] {
  const diagnostics: SourceDiagnostic[] = [];
  for (const match of text.slice(range.from, range.to).matchAll(BIDI_CONTROLS)) {
    const name = `U+${match[0].charCodeAt(0).toString(16).toUpperCase()}`;
    const span = { ...lines.at(range.from + match.index), length: 1 };
    diagnostics.push(
      diagnose(
        code,
        span,
        `${name} reverses the direction of the text after it`,
        'Delete the character',
      ),
    );
  }
  return diagnostics;
}

export function hasBidiControl(text: string): boolean {
  return text.search(BIDI_CONTROLS) !== -1;
}

export function removeBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '');
}
