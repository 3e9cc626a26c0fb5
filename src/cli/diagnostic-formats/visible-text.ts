/** Characters that move the cursor, colour what follows, end a line or turn its direction round. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Text of a file's author on one line that no terminal and no log reads otherwise than it is: what
 * cannot be seen stands as `<U+202E>`.
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
}
