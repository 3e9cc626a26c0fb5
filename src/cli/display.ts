import { join, relative } from 'node:path';
import { unicodeName } from '../content/text.ts';

/** Turns a path below the content folder into one from the working folder, with forward slashes. */
export function displayPath(file: string, contentDir: string): string {
  return relative(process.cwd(), join(contentDir, file)).replaceAll('\\', '/');
}

/** With what may follow an emoji and joins several to one, which can be seen. */
const EMOJI = String.raw`\p{Extended_Pictographic}(?:[\uFE0E\uFE0F]|\p{Emoji_Modifier})*`;
/**
 * Characters that move the cursor, set colours, end a line, change the text direction, take no room
 * or look like a space; and the bracket by which GitHub's runner knows a command.
 */
const INVISIBLE = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00A0\u202F]|(?<=##)\[`;
const EMOJI_OR_INVISIBLE = new RegExp(`${EMOJI}(?:\u200D${EMOJI})*|(${INVISIBLE})`, 'gu');

/**
 * Makes untrusted text safe for one line of a terminal or log: invisible characters are printed as
 * `<U+202E>`.
 */
export function visibleText(text: string): string {
  return text.replace(EMOJI_OR_INVISIBLE, (found: string, invisible: string | undefined) => {
    return invisible === undefined ? found : `<${unicodeName(invisible)}>`;
  });
}
