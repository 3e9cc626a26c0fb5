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

/** Level a heading was written at; 0 for any other element. */
export function headingLevel(tagName: string): number {
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : 0;
}

/**
 * Gives headings levels that make an outline below the page's own h1: the first is 2, a deeper one is
 * one below the nearest shallower one before it.
 */
export class HeadingOutline {
  /** Levels as written of the open sections, outermost first. */
  readonly #open: number[] = [];
  #previous = 0;

  /** `skips`: written more than one level below the heading before it. */
  next(written: number): { level: number; skips: boolean } {
    const skips = this.#previous > 0 && written > this.#previous + 1;
    this.#previous = written;
    while (this.#open.length > 0 && (this.#open.at(-1) ?? 0) >= written) this.#open.pop();
    this.#open.push(written);
    return { level: Math.min(this.#open.length + 1, 6), skips };
  }

  /** The level as written of the heading before. */
  get previous(): number {
    return this.#previous;
  }
}

/**
 * Turns paragraphs that are one bold line into headings, where there are at least two of them and no
 * heading. A line that ends like a sentence or an introduction is none, nor is one of more than 120
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

/** The engine's heading above the footnotes is none of the article's. */
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
 * The heading and the link to it, side by side: inside the heading the link's name would be read
 * with the heading's wherever headings are listed. The link is empty; a style sheet draws its sign,
 * which copied text and search therefore never hold.
 */
export function withPermalink(heading: BodyElement, id: string, label: string): BodyElement {
  const properties = {
    className: ['permalink'],
    href: `#${id}`,
    ariaLabel: `Link to section: ${label}`,
  };
  return element('div', { className: ['heading'] }, [heading, element('a', properties, [])]);
}

/** What a heading says; of a picture in it, the alternative text. */
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
    else if (child.properties.dataFootnoteRef === undefined) all += spoken(child);
  }
  return all;
}

/** A heading that says nothing is none; what it holds stays. */
export function withoutHeading(heading: BodyElement): BodyElement {
  const shows = heading.children.length > 0;
  return element('div', {}, shows ? heading.children : [text('')]);
}
