/** Files with a fault, and every line that a check prints about them. */
export interface BrokenInput {
  fault: string;
  /** By path below the content folder. */
  files: Readonly<Record<string, string | Uint8Array>>;
  lines: readonly string[];
}

/** An article whose header says only this; its first line is line 2 of the file. */
export function headed(frontMatter: string, body = 'Text.'): string {
  return `---\n${frontMatter}\n---\n\n${body}\n`;
}

/** A sound article but for further header lines, from line 4 on, and its body. */
export function article(frontMatter: string, body = 'Text.'): string {
  return headed(`title: A title\ndate: 2018-03-13\n${frontMatter}`, body);
}

/** A sound header and this body, which begins on line 6. */
export function text(body: string): string {
  return headed('title: A title\ndate: 2018-03-13', body);
}
