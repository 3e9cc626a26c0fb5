import { diagnose, type SourceDiagnostic } from './diagnostics/diagnostic.ts';
import type { DiagnosticCode } from './diagnostics/diagnostic-codes.ts';
import { LineIndex } from './diagnostics/line-index.ts';
import { unicodeName } from './text.ts';

export interface SourceText {
  /** Without a byte-order mark; NUL is U+FFFD, and any other control character \u0004. */
  text: string;
  diagnostics: SourceDiagnostic[];
}

const REPLACEMENT = '\uFFFD';
/** Stands for what no page has: the compiler of bodies leaves no control character. */
export const REMOVED = '\u0004';
const MOST_REPORTED = 20;
/** All but tab, line feed and a carriage return before a line feed. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|\r(?!\n)/g;
/** Overrides, embeddings and isolates, but not the plain marks U+200E, U+200F and U+061C. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Decodes a file as UTF-8 and reports forbidden characters: the control characters but tab, line feed
 * and a carriage return before a line feed. Never throws; the text can be checked further, so that one
 * run reports everything.
 */
export function decodeSource(bytes: Uint8Array): SourceText {
  const diagnostics: SourceDiagnostic[] = [];
  const utf16 = utf16Encoding(bytes);
  const decoded = new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
  if (utf16 !== undefined) {
    const start = { line: 1, column: 1 };
    diagnostics.push(
      diagnose('invalid-utf8', start, 'the file is UTF-16', 'Save the file as UTF-8'),
    );
  } else if (decoded.includes(REPLACEMENT)) {
    const offset = firstInvalidByte(bytes);
    if (offset !== -1) {
      const before = new TextDecoder().decode(bytes.subarray(0, offset));
      const at = new LineIndex(before).at(before.length);
      diagnostics.push(
        diagnose(
          'invalid-utf8',
          at,
          `byte ${hexByte(bytes[offset] ?? 0)} is not UTF-8`,
          'Save the file as UTF-8',
        ),
      );
    }
  }
  const found = findControls(decoded);
  if (found.length === 0) return { text: decoded, diagnostics };
  const lines = new LineIndex(decoded);
  for (const match of found.slice(0, MOST_REPORTED)) {
    const name = unicodeName(match[0]);
    const span = { ...lines.at(match.index), length: 1 };
    const rest = found.length - MOST_REPORTED;
    const more = match === found[MOST_REPORTED - 1] && rest > 0 ? `, and ${rest} more follow` : '';
    diagnostics.push(
      diagnose(
        'control-character',
        span,
        `control character ${name}${more}`,
        'Delete the character',
      ),
    );
  }
  const text = decoded.replace(CONTROLS, (one) => (one === '\u0000' ? REPLACEMENT : REMOVED));
  return { text, diagnostics };
}

/** The text for a reader to which control characters mean something; offsets stay what they were. */
export function withoutControls(text: string): string {
  return text.includes(REMOVED) ? text.replaceAll(REMOVED, REPLACEMENT) : text;
}

/** Control characters that no text may hold. */
export function findControls(text: string): RegExpExecArray[] {
  return [...text.matchAll(CONTROLS)];
}

export function replaceControls(text: string): string {
  return text.replace(CONTROLS, REPLACEMENT);
}

/** A mark that Git writes around the two sides of a conflict. */
const MERGE_MARK = /^(<{7}|={7}(?=\r?$)|>{7})(?:[ \t][^\r\n]*)?\r?$/gm;

/** Offsets of the first and of the last mark of a merge that was never finished, all of them in order. */
export function findUnfinishedMerge(text: string): { start: number; end: number } | undefined {
  if (!text.includes('<<<<<<<')) return undefined;
  let start: number | undefined;
  let isDivided = false;
  for (const { 1: mark = '', index } of text.matchAll(MERGE_MARK)) {
    if (mark.startsWith('<')) {
      start = index;
      isDivided = false;
    } else if (mark.startsWith('=')) {
      isDivided = start !== undefined;
    } else if (start !== undefined && isDivided) {
      return { start, end: index };
    }
  }
  return undefined;
}

/** Finds the characters that change the direction of text (Unicode Technical Report 36, 2.6). */
export function findBidiControls(
  text: string,
  code: DiagnosticCode & `bidi-${string}`,
  range: { from: number; to: number },
): SourceDiagnostic[] {
  const found = [...text.slice(range.from, range.to).matchAll(BIDI_CONTROLS)];
  if (found.length === 0) return [];
  const lines = new LineIndex(text);
  return found.map(({ 0: character, index }) => {
    const span = { ...lines.at(range.from + index), length: 1 };
    const message = `${unicodeName(character)} reverses the direction of the text after it`;
    return diagnose(code, span, message, 'Delete the character');
  });
}

export function hasBidiControl(text: string): boolean {
  return text.search(BIDI_CONTROLS) !== -1;
}

export function removeBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '');
}

/** Recognized by the byte-order mark that editors put before UTF-16. */
function utf16Encoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Offset of the first byte that is not UTF-8 (Unicode 3.9, table 3-7), or -1. */
function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the UTF-8 sequence at an offset; 0 for an invalid one. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const tail = (index: number): boolean => ((bytes[at + index] ?? 0) & 0xc0) === 0x80;
  if (first >= 0xc2 && first <= 0xdf) return tail(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && tail(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

function hexByte(value: number): string {
  return value.toString(16).toUpperCase().padStart(2, '0');
}
