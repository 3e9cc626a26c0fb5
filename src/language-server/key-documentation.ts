import type { Field } from '../content/front-matter/field-table.ts';

/** What a key means, as Markdown. */
export function keyDocumentation(
  key: string,
  { meaning, example, type, alsoAccepted }: Field,
): string {
  const others = alsoAccepted?.map((spelling) => `\`${spelling}\``).join(', ');
  return [
    `**${key}**: ${type.shape}${type.required ? ', required' : ''}`,
    meaning,
    `\`\`\`yaml\n${example}\n\`\`\``,
    ...(others === undefined ? [] : [`Also read: ${others}`]),
  ].join('\n\n');
}
