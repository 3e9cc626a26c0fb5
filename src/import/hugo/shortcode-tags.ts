import { pairTags, type Mark, type ShortcodeTag } from '../shortcodes.ts';

/** Finds Hugo's shortcodes, `{{< name >}}` and `{{% name %}}`, also in code, as Hugo does. */
export function findHugoShortcodes(text: string): Mark[] {
  return pairTags(readTags(text), (closing, opened) => closing === opened);
}

function readTags(text: string): ShortcodeTag[] {
  const tags: ShortcodeTag[] = [];
  const opening = /\{\{([<%])(\/\*)?/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [whole, bracket = '', comment] = match;
    const tag =
      comment === undefined
        ? readTag(text, match.index, whole.length, bracket === '<' ? '>}}' : '%}}')
        : readEscaped(text, match.index, bracket);
    if (tag === undefined) continue;
    tags.push(tag);
    opening.lastIndex = tag.end;
  }
  return tags;
}

function readEscaped(text: string, start: number, bracket: string): ShortcodeTag | undefined {
  const close = `*/${bracket === '<' ? '>' : '%'}}}`;
  const end = text.indexOf(close, start);
  if (end === -1) return undefined;
  const inner = text.slice(start + '{{</*'.length, end);
  return {
    kind: 'escaped',
    start,
    end: end + close.length,
    literal: `{{${bracket}${inner}${close.slice(2)}`,
  };
}

const PARAMETER =
  /\s*(?:([\w-]+)\s*=\s*)?(?:"((?:\\.|[^"\\\n])*)"|\\"((?:[^"\\\n])*)\\"|`([^`]*)`|([^\s"`=<>{}]+))/y;

function readTag(
  text: string,
  start: number,
  length: number,
  close: string,
): ShortcodeTag | undefined {
  const name = /\s*(\/?)\s*([\p{L}\p{N}_][\p{L}\p{N}_./-]*)/uy;
  name.lastIndex = start + length;
  const found = name.exec(text);
  if (found === null) return undefined;
  let at = name.lastIndex;
  const named: Record<string, string> = {};
  const positional: string[] = [];
  // A self-closing tag may have its slash next to the name.
  const written = (found[2] ?? '').replace(/\/$/, '');
  let selfClosing = written !== found[2];
  for (;;) {
    const ending = /\s*(\/?)\s*([>%]\}\})/y;
    ending.lastIndex = at;
    const end = ending.exec(text);
    if (end !== null) {
      if (end[2] !== close) return undefined;
      selfClosing ||= end[1] === '/';
      at = ending.lastIndex;
      break;
    }
    PARAMETER.lastIndex = at;
    const parameter = PARAMETER.exec(text);
    if (parameter === null) return undefined;
    const [, key, quoted, escaped, raw, bare = ''] = parameter;
    const value = quoted?.replace(/\\(["\\])/g, '$1') ?? escaped ?? raw ?? bare;
    if (key === undefined) positional.push(value);
    else named[key] = value;
    at = PARAMETER.lastIndex;
  }
  return {
    kind: 'shortcode',
    name: written,
    start,
    end: at,
    named,
    positional,
    closes: found[1] === '/',
    selfClosing,
  };
}
