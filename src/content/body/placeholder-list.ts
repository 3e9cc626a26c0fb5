import type { Properties } from 'hast';
import type { BodyLink, PictureUse } from './body.ts';
import type { BodySource } from './body-source.ts';
import { linkMark, pictureMark } from './placeholders.ts';
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
 * How links and pictures say which of `facts.links` or `facts.pictures` they are: `marks` for
 * `fillPlaceholders`, `numbers` in `data-placeholder` for the components that Astro puts in their place.
 */
export type PlaceholderStyle = 'marks' | 'numbers';

/** Gives the links and pictures of one body their slots, in order, and lists them. */
export class PlaceholderList {
  readonly links: BodyLink[] = [];
  readonly pictures: PictureUse[] = [];
  readonly #source: BodySource;
  readonly #style: PlaceholderStyle;

  constructor(source: BodySource, style: PlaceholderStyle) {
    this.#source = source;
    this.#style = style;
  }

  addLink(node: BodyElement, { target, kind }: Pick<BodyLink, 'target' | 'kind'>): void {
    const index = this.links.length;
    this.links.push({ ...this.#source.spanOf(node.position), target, kind });
    // The mark's pattern looks for the address in first place.
    const address: Properties =
      this.#style === 'marks'
        ? { href: linkMark(index) }
        : { href: target, dataPlaceholder: String(index) };
    const own = { ...node.properties };
    delete own.href;
    const leavesSite = kind === 'external' && /^https?:/.test(target);
    node.properties = { ...address, ...own, ...(leavesSite && externalLink) };
  }

  /** What stands where the picture stood. */
  addPicture(node: BodyElement, inLink: boolean): BodyNode {
    const alt = propertyText(node, 'alt');
    const index = this.#list(node, propertyText(node, 'src'), alt, inLink);
    if (this.#style === 'marks') return text(pictureMark(index));
    // Without `src`, so that Astro leaves the picture to the component.
    return element('img', { alt, dataPlaceholder: String(index) }, []);
  }

  /** A component with a `src` of its own is a picture too. */
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
 * Links to other sites open in the same window. The layout holds one hidden note that all of them are
 * described by: assistive technology announces it, and neither copied text nor feeds nor the search
 * index repeat it after every link.
 */
const externalLink: Properties = {
  className: ['external'],
  rel: ['external'],
  ariaDescribedBy: ['external-link'],
};
