import { escapeAttribute } from '../../escape.ts';
import { placeholderPattern } from './placeholders.ts';

/**
 * Puts the final addresses and pictures into a compiled body.
 *
 * @param links addresses in the order of `facts.links`, not escaped. Of an empty one the link goes
 *   and its text stays.
 * @param pictures finished HTML in the order of `facts.pictures`, phrasing content: a picture stands
 *   inside a paragraph, perhaps inside a link.
 * @throws RangeError when the body has a slot that neither list reaches.
 */
export function fillPlaceholders(
  html: string,
  links: readonly string[],
  pictures: readonly string[],
): string {
  let filled = '';
  let done = 0;
  // What the next end tag of a link becomes. Links never nest, so it is the open link's own.
  let endTag = '</a>';
  const take = (end: number): void => {
    const part = html.slice(done, end);
    const closesLink = endTag !== '</a>' && part.includes('</a>');
    filled += closesLink ? part.replace('</a>', endTag) : part;
    if (closesLink) endTag = '</a>';
  };
  for (const match of html.matchAll(placeholderPattern)) {
    take(match.index);
    done = match.index + match[0].length;
    const [, link, attributes = '', picture] = match;
    if (link === undefined) {
      filled += entry(pictures, picture ?? '', 'picture');
      continue;
    }
    const address = entry(links, link, 'link');
    if (address !== '') {
      filled += `<a href="${escapeAttribute(address)}"${attributes}>`;
      continue;
    }
    const id = / id="[^"]*"/.exec(attributes)?.[0];
    filled += id === undefined ? '' : `<span${id}>`;
    endTag = id === undefined ? '' : '</span>';
  }
  take(html.length);
  return filled;
}

function entry(list: readonly string[], index: string, what: string): string {
  const value = list[Number(index)];
  if (value === undefined) throw new RangeError(`nothing fills the slot of ${what} ${index}`);
  return value;
}
