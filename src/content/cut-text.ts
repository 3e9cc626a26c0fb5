import { unspacedScripts } from './scripts.ts';

/*
 * Where a text may be cut: between words where a script has spaces, between characters where it has none,
 * and never within what readers see as one character. `Intl.Segmenter` knows more words, but other ones
 * with each release of ICU.
 */

/** A text of at most so many UTF-16 units, with an ellipsis in place of what was cut off. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = lastBreak(text, longest - 1, Math.floor(longest / 2));
  return `${text.slice(0, end).replace(TRAILING, '')}…`;
}

/** What does not stand before an ellipsis: spaces, marks that go on, what has just been opened. */
const TRAILING = /[\s,;:.–—\-、。，．：；・（「『【〈《([{“‘„‚«¿¡،؛]+$/;

/** The last place for a cut at or before an offset, at most `reach` units before it if there is one. */
export function lastBreak(text: string, offset: number, reach: number): number {
  if (offset >= text.length) return text.length;
  for (let at = offset; at > Math.max(0, offset - reach); at -= 1) {
    const endsWord = at < offset && /\s/.test(text.charAt(at));
    if (endsWord || isUnspacedBreak(text, at)) return at;
  }
  let at = offset;
  while (at > 0 && !isCharacterBreak(text, at)) at -= 1;
  return at;
}

/** The first place for a cut after an offset, at most `reach` units after it if there is one. */
export function nextBreak(text: string, offset: number, reach: number): number {
  if (offset <= 0) return 0;
  for (let at = offset + 1; at < Math.min(text.length, offset + reach); at += 1) {
    const startsWord = /\s/.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at));
    if (startsWord || isUnspacedBreak(text, at)) return at;
  }
  let at = offset;
  while (at < text.length && !isCharacterBreak(text, at)) at += 1;
  return at;
}

const UNSPACED = new RegExp(`[${unspacedScripts}]`, 'u');
/** Characters that no line begins with, as they close something. */
const CLOSING = /[、。，．！？：；）」』】〉》ー々…!?,.;:)\]}”’»]/;

/** Whether a script without spaces begins or ends at an offset, or goes on with another character. */
function isUnspacedBreak(text: string, at: number): boolean {
  if (!isCharacterBreak(text, at) || CLOSING.test(text.charAt(at))) return false;
  return UNSPACED.test(characterBefore(text, at)) || UNSPACED.test(characterAt(text, at));
}

/** What continues a character: marks, joiners, skin tones, tags, vowels of Hangul, the vowel am of Thai and Lao. */
const EXTENDING = /^[\p{M}\u200D\u0E33\u0EB3\u1160-\u11FF\p{Emoji_Modifier}\u{E0020}-\u{E007F}]/u;
/** What belongs to the character after it: joiners, and the vowels that Thai and Lao write first. */
const PRECEDING = /[\u200D\u0E40-\u0E44\u0EC0-\u0EC4]/;
const FLAG_LETTER = /^[\u{1F1E6}-\u{1F1FF}]$/u;

/** Whether two characters as readers see them meet at an offset; the rules of UAX 29 that matter here. */
function isCharacterBreak(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const after = characterAt(text, at);
  if (isLowSurrogate(text, at) || EXTENDING.test(after)) return false;
  if (PRECEDING.test(text.charAt(at - 1))) return false;
  if (!FLAG_LETTER.test(after)) return true;
  // Two letters make a flag.
  let letters = 0;
  for (let from = at; FLAG_LETTER.test(characterBefore(text, from)); from -= 2) letters += 1;
  return letters % 2 === 0;
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  return at <= 0 ? '' : characterAt(text, isLowSurrogate(text, at - 1) ? at - 2 : at - 1);
}
