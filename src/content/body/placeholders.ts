import type { Properties } from 'hast';
import { escapeAttribute } from '../../escape.ts';
import type { BodyLink, PictureUse } from './body.ts';
import type { BodySource } from './positions.ts';
import {
  element,
  jsxText,
  propertyText,
  text,
  type BodyElement,
  type BodyNode,
  type JsxElement,
} from './tree.ts';

/**
 * Placeholders in HTML are made of control characters. The compiler removes those from all text and
 * attributes before it writes a placeholder, so nothing an editor writes can look like one.
 */
const START = '\u0001';
const END = '\u0002';

/** The value of a link's `href`. */
export function linkMark(index: number): string {
  return `${START}${index}${END}`;
}

/** What stands in place of a picture. */
export function pictureMark(index: number): string {
  return `${START}${index}${START}`;
}

/** Matches the start tag of a link with a placeholder, or the placeholder of a picture. */
export const placeholderPattern =
  // eslint-disable-next-line no-control-regex -- placeholders are made of them
  /<a href="\u0001(\d+)\u0002"((?:[^">]|"[^"]*")*)>|\u0001(\d+)\u0001/g;

/**
 * How links and pictures point to their entry in `facts.links` or `facts.pictures`: `marks` are for
 * `fillPlaceholders`; `numbers`, in `data-placeholder`, are for the components of an MDX body.
 */
export type PlaceholderStyle = 'marks' | 'numbers';

/** Gives the links and pictures of one body their placeholders, in order, and lists them. */
export class PlaceholderList {
  readonly links: BodyLink[] = [];
  readonly pictures: PictureUse[] = [];
  readonly #source: BodySource;
  readonly #style: PlaceholderStyle;

  constructor(source: BodySource, style: PlaceholderStyle) {
    this.#source = source;
    this.#style = style;
  }

  /** `isBare`: the text of the link is its address, which need not be said again. */
  addLink(
    node: BodyElement,
    { target, kind, isBare }: Pick<BodyLink, 'target' | 'kind'> & { isBare: boolean },
  ): void {
    const index = this.links.length;
    this.links.push({ ...this.#source.spanOf(node.position), target, kind });
    // `placeholderPattern` expects the address to be the first attribute.
    const address: Properties =
      this.#style === 'marks'
        ? { href: linkMark(index) }
        : { href: target, dataPlaceholder: String(index) };
    const own = { ...node.properties };
    delete own.href;
    const leavesSite = kind === 'external' && /^https?:/.test(target);
    node.properties = { ...address, ...own, ...(leavesSite && externalLink(isBare)) };
  }

  /** Returns the node that replaces the picture. */
  addPicture(node: BodyElement, inLink: boolean): BodyNode {
    const alt = propertyText(node, 'alt');
    const index = this.#list(node, propertyText(node, 'src'), alt, inLink);
    if (this.#style === 'marks') return text(pictureMark(index));
    // Astro processes every `img` with a `src` itself; without one it leaves the picture to the component.
    return element('img', { alt, dataPlaceholder: String(index) }, []);
  }

  /** Adds a component with a `src`, which is a picture too. */
  addFigure(node: JsxElement, source: string): void {
    const index = this.#list(node, source, jsxText(node, 'alt') ?? '', false);
    node.attributes.push({
      type: 'mdxJsxAttribute',
      name: 'data-placeholder',
      value: String(index),
    });
  }

  #list(node: BodyElement | JsxElement, source: string, alt: string, inLink: boolean): number {
    this.pictures.push({ ...this.#source.spanOf(node.position), source, alt, inLink });
    return this.pictures.length - 1;
  }
}

/**
 * Attributes of links to other sites, which open in the same window. The layout holds one hidden note
 * that describes them all: assistive technology announces it, while copied text, feeds and the search
 * index do not repeat it after every link.
 */
function externalLink(isBare: boolean): Properties {
  return {
    className: isBare ? ['external', 'bare'] : ['external'],
    rel: ['external'],
    ariaDescribedBy: ['external-link'],
  };
}

/**
 * Puts the final addresses and pictures into a compiled body.
 *
 * @param links addresses in the order of `facts.links`, not escaped. An empty one removes the link
 *   and keeps its text.
 * @param pictures finished HTML in the order of `facts.pictures`. It must be phrasing content, as a
 *   picture stands inside a paragraph and perhaps inside a link.
 * @throws RangeError when the body has a placeholder that neither list reaches.
 */
export function fillPlaceholders(
  html: string,
  links: readonly string[],
  pictures: readonly string[],
): string {
  let filled = '';
  let done = 0;
  // Replaces the next end tag of a link. Links never nest, so that tag is the open link's own.
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
      const markup = entryOf(pictures, picture ?? '', 'picture');
      filled += apart(filled.at(-1), markup, html[done]);
      continue;
    }
    const address = entryOf(links, link, 'link');
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

/** Keeps the words of a link that stands in for a picture apart from the words beside it. */
function apart(before: string | undefined, markup: string, after: string | undefined): string {
  if (!markup.startsWith('<a ')) return markup;
  const isWord = (character = ''): boolean => /[\p{L}\p{N}]/u.test(character);
  return `${isWord(before) ? ' ' : ''}${markup}${isWord(after) ? ' ' : ''}`;
}

function entryOf(list: readonly string[], index: string, what: string): string {
  const value = list[Number(index)];
  if (value === undefined)
    throw new RangeError(`nothing fills the placeholder of ${what} ${index}`);
  return value;
}
