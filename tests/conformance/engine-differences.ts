/** Where the engines may differ, by the example's Markdown, and why. */
export const allowedDifferences: ReadonlyMap<string, string> = new Map([
  [
    '`````\n\n```\naaa\n',
    'rehype-raw drops the line break that opens a code block; the specification keeps it, as ours does',
  ],
  [
    '```\n\n  \n```\n',
    'rehype-raw drops the line break that opens a code block; the specification keeps it, as ours does',
  ],
  [
    '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>\n',
    'a `title` that is never closed ends with its paragraph in one engine and with the document in the other; ours drops it and warns',
  ],
]);
