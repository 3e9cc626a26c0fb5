/**
 * Marks that stand in a body's HTML for what the compiler does not know. They are made of control
 * characters, which the compiler takes out of all text and attributes before it sets any mark, so
 * nothing an editor writes can look like one.
 */
const START = '\u0001';
const END = '\u0002';

/** The value of a link's `href`. */
export function linkMark(index: number): string {
  return `${START}${index}${END}`;
}

/** What stands where a picture will be. */
export function pictureMark(index: number): string {
  return `${START}${index}${START}`;
}

/** Start tag of a link with a mark, up to its end; a picture's mark. */
export const placeholderPattern =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /<a href="\u0001(\d+)\u0002"((?:[^">]|"[^"]*")*)>|\u0001(\d+)\u0001/g;
