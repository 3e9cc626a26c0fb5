/**
 * JSON for a `script` element. The characters that could end the element or open a comment in it
 * are written as escapes, which mean the same in JSON.
 */
export function jsonLdText(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
