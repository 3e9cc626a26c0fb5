import { mathAttributes } from '../content/body/math-elements.ts';
import { absolute } from '../urls.ts';

/** Attributes with a meaning outside the site. */
const KEPT = new Set([
  ...['href', 'src', 'alt', 'width', 'height', 'title', 'lang', 'dir', 'cite', 'datetime'],
  ...['colspan', 'rowspan', 'scope', 'span', 'abbr', 'start', 'reversed', 'type', 'value', 'open'],
]);
const ADDRESSES = new Set(['href', 'src', 'cite']);
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);
/** Wrappers that the compiler adds. A `div` of an author has no class. */
const WRAPPER = /^div(?=.* class="(?:heading|table-scroll)")/;
/** Links within the page. */
const PAGE_LINK = /^a(?=.* (?:class="permalink"|data-footnote-backref))/;
const CALLOUT = /^div(?=.* class="callout )/;
const CALLOUT_KIND = /^span(?=.* class="callout-kind")/;

// Compiled bodies quote every attribute value and escape every `<` in text.
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g;

/**
 * Prepares a body for feed readers: removes permalinks, wrappers, classes, ids and ARIA attributes,
 * resolves fragments against the address of the article, and prints check boxes as characters.
 *
 * @param html a compiled body with its placeholders filled. Each start tag has its end tag.
 * @param base the URL of the article.
 */
export function simplifyHtml(html: string, base: string): string {
  let simple = '';
  let done = 0;
  /** Of each open element what closes it here. */
  const open: string[] = [];
  let dropped = 0;
  const add = (text: string): void => {
    if (dropped === 0) simple += text;
  };
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, name = '', written = ''] = match;
    add(html.slice(done, match.index));
    done = match.index + tag.length;
    if (slash === '/') {
      const shown = open.pop();
      if (shown === DROPPED) dropped -= 1;
      else if (shown) add(`</${shown}>`);
      continue;
    }
    if (name === 'input') {
      add(written.includes(' checked') ? '☑' : '☐');
      continue;
    }
    const attributes = keptAttributes(name, written, base);
    const shown = shownAs(name, written, attributes);
    if (shown && shown !== DROPPED) add(`<${shown}${attributes}>`);
    if (VOID.has(name)) continue;
    open.push(shown);
    if (shown === DROPPED) dropped += 1;
  }
  add(html.slice(done));
  return simple;
}

/** Stands for an element that goes with its content. */
const DROPPED = '!';

/** The name of the element that stands for this one; empty where its content alone stays. */
function shownAs(name: string, written: string, attributes: string): string {
  const tag = name + written;
  if (PAGE_LINK.test(tag)) return DROPPED;
  if (WRAPPER.test(tag)) return '';
  // Without a stylesheet, a quote is what stands apart.
  if (CALLOUT.test(tag)) return 'blockquote';
  if (CALLOUT_KIND.test(tag)) return 'strong';
  return attributes === '' && (name === 'span' || name === 'a') ? '' : name;
}

function keptAttributes(element: string, written: string, base: string): string {
  const ofFormula = mathAttributes[element];
  let kept = '';
  for (const [, name = '', value] of written.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
    if (!(ofFormula?.includes(name) ?? KEPT.has(name))) continue;
    if (value === undefined) kept += ` ${name}`;
    else if (!ADDRESSES.has(name)) kept += ` ${name}="${value}"`;
    else if (/^[a-z][a-z0-9+.-]*:/i.test(value)) kept += ` ${name}="${value}"`;
    // The only relative addresses are fragments of the compiler, without characters to escape.
    else if (value.startsWith('#')) kept += ` ${name}="${absolute(value, base)}"`;
  }
  return kept;
}
