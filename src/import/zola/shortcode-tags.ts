import { pairTags, type Mark, type ShortcodeTag } from '../shortcodes.ts';

const STRING = '"[^"]*"|\'[^\']*\'|`[^`]*`';
const LITERAL = String.raw`(?:${STRING}|true|false|-?\d+(?:\.\d+)?|\[(?:${STRING}|[^\]"'\x60])*\])`;
const ARGUMENT = String.raw`[A-Za-z_]\w*\s*=\s*${LITERAL}`;
const ARGUMENTS = String.raw`(?:${ARGUMENT}\s*,\s*)*(?:${ARGUMENT})?`;

/** A call in brackets of its own kind; `escape` marks one that is shown instead. */
function call(open: string, close: string, kind: string): string {
  return String.raw`${open}(?<${kind}Escape>/\*)?\s*(?<${kind}>[A-Za-z_]\w*)\s*\(\s*(?<${kind}Arguments>${ARGUMENTS})\s*\)\s*(?:\*/)?${close}`;
}

const TAGS = new RegExp(
  [
    call(String.raw`\{\{`, String.raw`\}\}`, 'inline'),
    call(String.raw`\{%`, String.raw`%\}`, 'pair'),
    String.raw`\{%(?<endEscape>/\*)?\s*(?<end>end)\s*(?:\*/)?%\}`,
  ].join('|'),
  'g',
);

/** Finds Zola's shortcodes, `{{ name(key="value") }}` and `{% name() %}` … `{% end %}`, also in code. */
export function findZolaShortcodes(text: string): Mark[] {
  const tags: ShortcodeTag[] = [];
  for (const match of text.matchAll(TAGS)) {
    const { groups = {}, index } = match;
    const [whole] = match;
    const end = index + whole.length;
    if ((groups.inlineEscape ?? groups.pairEscape ?? groups.endEscape) !== undefined) {
      const literal = whole.replace('/*', '').replace(/\*\/(?=[}%]\})/, '');
      tags.push({ kind: 'escaped', start: index, end, literal });
      continue;
    }
    const name = groups.inline ?? groups.pair ?? '';
    tags.push({
      kind: 'shortcode',
      name,
      start: index,
      end,
      named: readArguments(groups.inlineArguments ?? groups.pairArguments ?? ''),
      positional: [],
      closes: groups.end !== undefined,
      selfClosing: groups.inline !== undefined,
    });
  }
  return pairTags(tags, () => true);
}

function readArguments(written: string): Record<string, string> {
  const found = written.matchAll(new RegExp(String.raw`([A-Za-z_]\w*)\s*=\s*(${LITERAL})`, 'g'));
  return Object.fromEntries(
    [...found].map(([, key = '', value = '']) => [key, value.replace(/^(["'`])(.*)\1$/s, '$2')]),
  );
}
