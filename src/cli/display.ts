import { join, relative } from 'node:path';

/** Turns a path below the content folder into one from the working folder, with forward slashes. */
export function displayPath(file: string, contentDir: string): string {
  return relative(process.cwd(), join(contentDir, file)).replaceAll('\\', '/');
}

/**
 * Characters that move the cursor, set colours, end a line, change the text direction or cannot be told
 * from others or from none; and the bracket by which GitHub's runner knows a command. A joiner within
 * an emoji is seen.
 */
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u00A0\u00AD\u061C\u200B\u200C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\u200D(?!\p{Extended_Pictographic})|(?<=##)\[/gu;

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
