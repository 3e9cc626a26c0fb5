import { join, relative } from 'node:path';

/** Turns a path below the content folder into one from the working folder, with forward slashes. */
export function displayPath(file: string, contentDir: string): string {
  return relative(process.cwd(), join(contentDir, file)).replaceAll('\\', '/');
}

/** Characters that move the cursor, set colours, end a line or change the text direction. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Makes untrusted text safe for one line of a terminal or log: invisible characters are printed as
 * `<U+202E>`.
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `<U+${code}>`;
  });
}
