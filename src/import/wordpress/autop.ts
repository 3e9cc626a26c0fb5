/*
 * Paragraphs as WordPress makes them of text: a blank line ends one, a single line break is a break,
 * and blocks of HTML stay as they are.
 */

const blockNames =
  'address|article|aside|blockquote|canvas|caption|center|col|colgroup|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|legend|li|main|map|math|menu|nav|object|ol|option|p|section|select|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|iframe|embed|video|audio';

/** What stays together as it is: comments, code, scripts, and the tags of blocks. */
const token = new RegExp(
  `<!--[\\s\\S]*?-->|<(pre|script|style|textarea|svg|object|video|audio|noscript)\\b[^>]*>[\\s\\S]*?</\\1\\s*>|</?(?:${blockNames})(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^'">])*>`,
  'gi',
);

/** Blocks directly in which text is a paragraph even if it is the only one. */
const paragraphHolders = new Set(['', 'blockquote']);

/** Blocks in which text is no paragraph whatever stands there. */
const bare = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'tbody',
  'thead',
  'tr',
  'ul',
  'ol',
  'dl',
]);

export function autop(text: string): string {
  const source = text.replace(/\r\n?/g, '\n');
  const open: string[] = [];
  let made = '';
  let from = 0;
  const addText = (end: number): void => {
    made += paragraphsOf(source.slice(from, end), open.at(-1) ?? '');
  };
  for (const match of source.matchAll(token)) {
    const [tag, whole] = match;
    if (tag.startsWith('<!--')) continue;
    // Only a block by itself; inside a line these are part of it.
    if (whole !== undefined && /^(?:script|noscript|svg|textarea)$/i.test(whole)) continue;
    addText(match.index);
    from = match.index + tag.length;
    made += tag;
    if (whole === undefined) follow(tag, open);
  }
  addText(source.length);
  return made;
}

function follow(tag: string, open: string[]): void {
  const name = /^<\/?([\w-]+)/.exec(tag)?.[1]?.toLowerCase() ?? '';
  if (/^(?:hr|col|embed)$/.test(name) || tag.endsWith('/>')) return;
  if (!tag.startsWith('</')) {
    // A paragraph or an item ends where another begins.
    if ((name === 'p' || name === 'li') && open.at(-1) === name) open.pop();
    open.push(name);
    return;
  }
  const at = open.lastIndexOf(name);
  if (at !== -1) open.length = at;
}

function paragraphsOf(text: string, parent: string): string {
  if (text.trim() === '') return text.includes('\n') ? '\n' : text;
  if (bare.has(parent)) return withBreaks(text);
  const chunks = text.split(/\n[ \t]*\n\s*/).filter((chunk) => chunk.trim() !== '');
  const [only = ''] = chunks;
  if (chunks.length === 1 && !paragraphHolders.has(parent)) return withBreaks(only);
  return chunks.map((chunk) => `\n<p>${withBreaks(chunk)}</p>\n`).join('');
}

/** A line break in text is a `br`, in a tag it is a space. */
function withBreaks(chunk: string): string {
  return chunk
    .trim()
    .split(
      /(<!--[\s\S]*?-->|<(?:script|noscript|svg|textarea)\b[\s\S]*?<\/(?:script|noscript|svg|textarea)\s*>|<(?:"[^"]*"|'[^']*'|[^'"<>])*>)/i,
    )
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[ \t]*\n[ \t]*/g, '<br>\n')))
    .join('')
    .replace(/(<br\s*\/?>)\s*<br>\n/gi, '$1\n');
}
