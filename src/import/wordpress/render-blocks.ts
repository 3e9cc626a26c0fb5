import { escapeAttribute, escapeHtml } from '../../escape.ts';
import { autop } from './autop.ts';
import { expandShortcodes, type BodyContext } from './expand-shortcodes.ts';

export interface RenderContext extends BodyContext {
  /** Texts of blocks that others refer to, by their id. */
  reusable: ReadonlyMap<string, string>;
}

const delimiter =
  /<!--\s+(\/)?wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)\s+(?:(\{[\s\S]*?\})\s+)?(\/)?-->/g;

/** Most deeply nested blocks that refer to others, which may refer to each other. */
const deepest = 5;

/** The HTML that WordPress makes of the text of an item: blocks, classic text, or both. */
export function renderContent(content: string, context: RenderContext, depth = 0): string {
  let made = '';
  let from = 0;
  /** Names of the open blocks. */
  const open: string[] = [];
  const add = (end: number): void => {
    const text = content.slice(from, end);
    if (text.trim() === '') {
      made += text;
      return;
    }
    const name = open.at(-1);
    const isClassic =
      name === undefined || name === 'shortcode' || name === 'freeform' || name === 'classic';
    const expanded = expandShortcodes(withoutMarkers(text), context);
    made += isClassic ? autop(linkedAddresses(expanded)) : expanded;
  };
  for (const match of content.matchAll(delimiter)) {
    const [comment, closes, written = '', json, isVoid] = match;
    const name = written.replace(/^core\//, '');
    add(match.index);
    from = match.index + comment.length;
    if (closes !== undefined) {
      const at = open.lastIndexOf(name);
      if (at !== -1) open.length = at;
      continue;
    }
    const attributes = readAttributes(json);
    if (isVoid !== undefined) made += voidBlock(name, attributes, context, depth);
    else {
      if (name === 'cover') made += coverPicture(attributes, content.slice(from, from + 2000));
      open.push(name);
    }
  }
  add(content.length);
  return depth === 0 ? linkedEmbeds(made).replace(fileButton, ' $&') : made;
}

/** Shown apart from the name of the file before it. */
const fileButton = /(?<=<\/a>)<a\b[^>]*\bclass="[^"]*wp-block-file__button/g;

type Attributes = Readonly<Record<string, unknown>>;

function readAttributes(json: string | undefined): Attributes {
  if (json === undefined) return {};
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === 'object' && read !== null ? (read as Attributes) : {};
  } catch {
    return {};
  }
}

/** Blocks without a text of their own that show nothing here. */
const silent = new Set([
  'more',
  'nextpage',
  'spacer',
  'shortcode',
  'html',
  'paragraph',
  'footnotes',
]);

/** A block that WordPress fills when it shows the page. */
function voidBlock(
  name: string,
  attributes: Attributes,
  context: RenderContext,
  depth: number,
): string {
  const text = (key: string): string => {
    const value = attributes[key];
    return typeof value === 'string' ? value : '';
  };
  if (name === 'block') {
    const { ref } = attributes;
    const held = context.reusable.get(String(ref));
    if (held !== undefined && depth < deepest) {
      context.note('converted', 'reusable block');
      return renderContent(held, context, depth + 1);
    }
    context.note(
      'to-do',
      'reusable block',
      `block ${String(ref)} is not in the export, or was held back; write its text`,
    );
    return '';
  }
  if (silent.has(name)) return '';
  if (name === 'social-link' || name === 'navigation-link') {
    const url = text('url');
    const label = text('label') || capitalized(text('service')) || url;
    if (url === '' || url.startsWith('#')) return '';
    return `<li><a href="${escapeAttribute(url)}">${escapeHtml(label)}</a></li>`;
  }
  if (/^(?:embed|core-embed\/)/.test(name) && text('url') !== '') return address(text('url'));
  context.note(
    'to-do',
    `block \`${name}\``,
    'WordPress fills it when it shows the page; write what readers need of it',
  );
  return '';
}

/** The picture of a cover is a background in some versions, and no element. */
function coverPicture(attributes: Attributes, after: string): string {
  const { url, alt } = attributes;
  const [before = ''] = after.split('wp-block-cover__inner-container');
  if (typeof url !== 'string' || /<(?:img|video)\b/i.test(before)) return '';
  const shown = typeof alt === 'string' ? alt : '';
  return `<p><img src="${escapeAttribute(url)}" alt="${escapeAttribute(shown)}"></p>`;
}

/** Marks of WordPress that divide a text: the excerpt before `more`, pages at `nextpage`. */
function withoutMarkers(text: string): string {
  return text.replace(/<!--(?:more\b[\s\S]*?|nextpage|noteaser)-->/g, '');
}

/** An address on a line of its own, which WordPress shows as what is there. */
function linkedAddresses(text: string): string {
  return text.replace(
    /(^|\n)[ \t]*(?:<p>[ \t]*)?(https?:\/\/[^\s<>"]+)[ \t]*(?:<\/p>)?[ \t]*(?=\n|$)/g,
    (_, before: string, url: string) => before + address(url.replaceAll('&amp;', '&')),
  );
}

/** Blocks hold the address of what they embed as text. */
function linkedEmbeds(html: string): string {
  return html.replace(
    /(<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]+)\s*(?=<\/div>)/g,
    (_, before: string, url: string) => before + address(url.replaceAll('&amp;', '&')),
  );
}

function address(url: string): string {
  return `\n\n<p><a href="${escapeAttribute(url)}">${escapeHtml(url)}</a></p>\n\n`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
