/** Texts that YAML reads as they are, in a list of brackets too, and never as another type. */
const PLAIN = /^[\p{L}/][\p{L}\p{N} ./&+_-]*$/u;
const OTHER_TYPE = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * Writes a text of one line as YAML: plain if that cannot be misread, else in single quotation marks,
 * or in double ones where it holds an apostrophe.
 */
export function yamlText(text: string): string {
  const isPlain = PLAIN.test(text) && !text.endsWith(' ') && !OTHER_TYPE.test(text);
  return isPlain ? text : quotedYaml(text);
}

/** Writes a text of one line in quotation marks. */
export function quotedYaml(text: string): string {
  if (text.includes("'") && !/["\\]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlText).join(', ')}]`;
}

/** Marks a text as code in a hint, as Markdown does. */
export function inCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
