import { fill } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import {
  element,
  foldSpace,
  hasClass,
  isJsx,
  text,
  textOf,
  type BodyElement,
  type BodyParent,
  type BodyRoot,
} from './tree.ts';

/** The level of a heading; 0 for any other element. */
export function headingLevel(tagName: string): number {
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : 0;
}

/**
 * Levels headings into an outline below the page's own h1: the first is 2, and each deeper one is one
 * below the nearest shallower one before it.
 */
export class HeadingOutline {
  /** The written levels of the open sections, outermost first. */
  readonly #open: number[] = [];
  /** The level of the first heading. */
  readonly #top: number;
  #previous = 0;

  constructor(top = 2) {
    this.#top = top;
  }

  /** An outline of its own below the open section, which stays as it is. */
  below(): HeadingOutline {
    return new HeadingOutline(this.#open.length + this.#top);
  }

  /** `skips` tells that a heading is written more than one level below the one before it. */
  next(written: number): { level: number; skips: boolean } {
    const skips = this.#previous > 0 && written > this.#previous + 1;
    this.#previous = written;
    while (this.#open.length > 0 && (this.#open.at(-1) ?? 0) >= written) this.#open.pop();
    this.#open.push(written);
    return { level: Math.min(this.#open.length + this.#top - 1, 6), skips };
  }

  /** The written level of the last heading. */
  get previous(): number {
    return this.#previous;
  }
}

/**
 * Turns paragraphs that are one bold line into headings, where there are at least two of them and no
 * heading. Lines that end like a sentence or an introduction stay, as do those of more than 120
 * characters.
 */
export function promoteBoldLines(root: BodyRoot): void {
  const lines = root.children.filter(
    (node): node is BodyElement => node.type === 'element' && isBoldLine(node),
  );
  if (lines.length < 2 || holdsHeading(root)) return;
  for (const line of lines) {
    const bold = line.children.find((child) => child.type === 'element');
    line.tagName = 'h2';
    if (bold?.type === 'element') line.children = bold.children;
  }
}

/** Ignores the heading above the footnotes, which the engine makes. */
function holdsHeading(parent: BodyParent): boolean {
  return parent.children.some((child) => {
    if (child.type !== 'element') return isJsx(child) && holdsHeading(child);
    if (headingLevel(child.tagName) > 0) return !hasClass(child, 'sr-only');
    return holdsHeading(child);
  });
}

function isBoldLine(node: BodyElement): boolean {
  if (node.tagName !== 'p') return false;
  const shown = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [bold] = shown;
  if (shown.length !== 1 || bold?.type !== 'element') return false;
  if (bold.tagName !== 'strong' && bold.tagName !== 'b') return false;
  if (holdsBreak(bold)) return false;
  const line = foldSpace(textOf(bold));
  return line !== '' && line.length <= 120 && !/[.:]$/.test(line);
}

function holdsBreak(node: BodyElement): boolean {
  return node.children.some((child) => {
    if (child.type === 'text') return child.value.trim().includes('\n');
    return (
      child.type === 'element' &&
      (child.tagName === 'br' || child.tagName === 'img' || holdsBreak(child))
    );
  });
}

/**
 * Puts a link to the heading beside it. Inside the heading, screen readers would read the link's name
 * wherever they list headings. The link is empty: a stylesheet draws its sign, so that copied text and
 * search do not contain it.
 */
export function withPermalink(
  heading: BodyElement,
  id: string,
  label: string,
  texts: Texts,
): BodyElement {
  const properties = {
    className: ['permalink'],
    href: `#${id}`,
    ariaLabel: fill(texts.body.permalink, { section: label }),
  };
  return element('div', { className: ['heading'] }, [heading, element('a', properties, [])]);
}

/** The text of a heading, with the alternative text of pictures in it. */
export function headingText(heading: BodyElement): string {
  return foldSpace(spoken(heading));
}

function spoken(node: BodyElement): string {
  let all = '';
  for (const child of node.children) {
    if (child.type !== 'element') all += textOf(child);
    else if (child.tagName === 'img')
      all += typeof child.properties.alt === 'string' ? child.properties.alt : '';
    else if (child.tagName === 'br') all += ' ';
    else if (child.tagName === 'math') all += textOf(child);
    else if (child.properties.dataFootnoteRef === undefined) all += spoken(child);
  }
  return all;
}

/** The attributes that end a heading, as Pandoc, Hugo and kramdown write them: `## Dose {#dose .wide}`. */
export const headingAttributes =
  /(?<!\s)\s*\{:?\s*((?:(?:[#.][^\s{}]{1,200}|[\w-]{1,40}=(?:"[^"{}]{0,200}"|[^\s"{}]{1,200}))\s*){1,20})\}\s*$/;

/** The id among attributes. */
export function idAmong(attributes: string): string | undefined {
  return /#([^\s{}.]+)/.exec(attributes)?.[1];
}

export interface GivenAttributes {
  id?: string | undefined;
  /** Attributes beside the id, which mean nothing here. */
  others: string;
}

/** Takes the attributes that end a heading. In MDX, where braces hold code, the id is a comment in them. */
export function takeAttributes(heading: BodyElement): GivenAttributes {
  let last = heading.children.at(-1);
  if (last?.type === 'mdxTextExpression') {
    const id = /^\s*\/\*\s*#(\S{1,200})\s*\*\/\s*$/.exec(last.value ?? '')?.[1];
    if (id === undefined) return { others: '' };
    heading.children.pop();
    last = heading.children.at(-1);
    if (last?.type === 'text') last.value = last.value.trimEnd();
    return { id, others: '' };
  }
  const list = last?.type === 'text' ? headingAttributes.exec(last.value) : null;
  if (list === null || last?.type !== 'text') return { others: '' };
  last.value = last.value.slice(0, list.index);
  const [, attributes = ''] = list;
  const id = idAmong(attributes);
  const others = attributes.replace(id === undefined ? '' : `#${id}`, '');
  return { id, others: foldSpace(others) };
}

/** Replaces a heading without text by a `div` with its content. */
export function withoutHeading(heading: BodyElement): BodyElement {
  const shows = heading.children.length > 0;
  return element('div', {}, shows ? heading.children : [text('')]);
}
