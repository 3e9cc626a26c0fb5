import { absolute } from '../urls.ts';

/** Attributes that mean something without the site's styles. */
const KEPT = new Set([
  ...['href', 'src', 'alt', 'width', 'height', 'title', 'lang', 'dir', 'cite', 'datetime'],
  ...['colspan', 'rowspan', 'scope', 'span', 'abbr', 'start', 'reversed', 'type', 'value', 'open'],
]);
const ADDRESSES = new Set(['href', 'src', 'cite']);
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);
/** Elements of the site's own around others; of what an editor wrote, no `div` has a class. */
const WRAPPER = /^div(?=.* class="(?:heading|table-scroll)")/;
/** Links that only help on the page itself. */
const PAGE_LINK = /^a(?=.* (?:class="permalink"|data-footnote-backref))/;

// Compiled bodies quote every attribute value and escape every `<` of a text.
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g;

/**
 * A compiled body for readers outside the site, its slots filled: without permalinks, wrappers,
 * classes, ids and notes to assistive technology about them; addresses absolute; check boxes as
 * characters. `html` must be as the compiler prints it, each start tag with its end tag.
 */
export function simplifyHtml(html: string, base: string): string {
  let simple = '';
  let done = 0;
  /** What became of the elements that are open. */
  const open: ('kept' | 'opened' | 'dropped')[] = [];
  let dropped = 0;
  const add = (text: string): void => {
    if (dropped === 0) simple += text;
  };
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, name = '', written = ''] = match;
    add(html.slice(done, match.index));
    done = match.index + tag.length;
    if (slash === '/') {
      const fate = open.pop();
      if (fate === 'dropped') dropped -= 1;
      else if (fate === 'kept') add(tag);
      continue;
    }
    if (name === 'input') {
      add(written.includes(' checked') ? '☑' : '☐');
      continue;
    }
    const attributes = keptAttributes(written, base);
    const fate = fateOf(name, written, attributes);
    if (fate === 'kept') add(`<${name}${attributes}>`);
    if (VOID.has(name)) continue;
    open.push(fate);
    if (fate === 'dropped') dropped += 1;
  }
  add(html.slice(done));
  return simple;
}

function fateOf(name: string, written: string, attributes: string): 'kept' | 'opened' | 'dropped' {
  if (PAGE_LINK.test(name + written)) return 'dropped';
  if (WRAPPER.test(name + written)) return 'opened';
  return attributes === '' && (name === 'span' || name === 'a') ? 'opened' : 'kept';
}

function keptAttributes(written: string, base: string): string {
  let kept = '';
  for (const [, name = '', value] of written.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
    if (!KEPT.has(name)) continue;
    if (value === undefined) kept += ` ${name}`;
    else if (!ADDRESSES.has(name)) kept += ` ${name}="${value}"`;
    else if (/^[a-z][a-z0-9+.-]*:/i.test(value)) kept += ` ${name}="${value}"`;
    // Only what the compiler itself made stays relative: fragments, without characters to escape.
    else if (value.startsWith('#')) kept += ` ${name}="${absolute(value, base)}"`;
  }
  return kept;
}
