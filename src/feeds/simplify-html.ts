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
  const open: Treatment[] = [];
  let dropped = 0;
  const add = (text: string): void => {
    if (dropped === 0) simple += text;
  };
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, name = '', written = ''] = match;
    add(html.slice(done, match.index));
    done = match.index + tag.length;
    if (slash === '/') {
      const treatment = open.pop();
      if (treatment === 'drop') dropped -= 1;
      else if (treatment === 'keep') add(tag);
      continue;
    }
    if (name === 'input') {
      add(written.includes(' checked') ? '☑' : '☐');
      continue;
    }
    const attributes = keptAttributes(written, base);
    const treatment = treatmentOf(name, written, attributes);
    if (treatment === 'keep') add(`<${name}${attributes}>`);
    if (VOID.has(name)) continue;
    open.push(treatment);
    if (treatment === 'drop') dropped += 1;
  }
  add(html.slice(done));
  return simple;
}

/** `unwrap` keeps the content of an element, `drop` does not. */
type Treatment = 'keep' | 'unwrap' | 'drop';

function treatmentOf(name: string, written: string, attributes: string): Treatment {
  if (PAGE_LINK.test(name + written)) return 'drop';
  if (WRAPPER.test(name + written)) return 'unwrap';
  return attributes === '' && (name === 'span' || name === 'a') ? 'unwrap' : 'keep';
}

function keptAttributes(written: string, base: string): string {
  let kept = '';
  for (const [, name = '', value] of written.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
    if (!KEPT.has(name)) continue;
    if (value === undefined) kept += ` ${name}`;
    else if (!ADDRESSES.has(name)) kept += ` ${name}="${value}"`;
    else if (/^[a-z][a-z0-9+.-]*:/i.test(value)) kept += ` ${name}="${value}"`;
    // The only relative addresses are fragments of the compiler, without characters to escape.
    else if (value.startsWith('#')) kept += ` ${name}="${absolute(value, base)}"`;
  }
  return kept;
}
