/**
 * What stands in place of a site's own shortcodes, tags and includes, by what they are and their name:
 * `shortcode gallery-grid`, `include note.html`. The text is Markdown with `{{title}}` for the argument
 * of that name, `{{0}}` for the first without a name, and `{{inner}}` for what a pair encloses. Null
 * leaves it as it is; so does a name that is not in the map.
 */
export type Mapping = ReadonlyMap<string, string | null>;

/** What was written in a shortcode, tag or include. */
export interface Arguments {
  named: Readonly<Record<string, string>>;
  positional: readonly string[];
  inner?: string;
}

/** Fills a text of the mapping. An argument that was not written leaves nothing. */
export function fillTemplate(template: string, { named, positional, inner }: Arguments): string {
  return template.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (_, name: string, at: number) => {
    const argument = /^\d+$/.test(name) ? positional[Number(name)] : named[name];
    return continueLine((name === 'inner' ? inner : argument) ?? '', template, at);
  });
}

/**
 * A value that stands at an offset of a text. Where that is in a quotation or an item of a list, its
 * further lines are so, too.
 */
function continueLine(value: string, text: string, at: number): string {
  const line = text.slice(0, at).split('\n').at(-1) ?? '';
  const [marks = ''] = /^(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*/.exec(line) ?? [];
  if (marks === '') return value;
  const further = marks.replace(/[^>\t ]/g, ' ');
  return value
    .trim()
    .replace(
      /\n(.*)/g,
      (_, rest: string) => `\n${rest === '' ? further.trimEnd() : further + rest}`,
    );
}
