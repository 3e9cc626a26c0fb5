import type { Element, ElementContent } from 'hast';
import { compileBody } from '../../content/body/compile-body.ts';

/*
 * Whether Markdown reads as the HTML it was made of: by the compiler of this house it gives the same
 * text, elements, links and pictures. How paragraphs and lists are spaced does not count, nor whether an
 * address that is written out is a link.
 */

/**
 * @param blocks the HTML as a tree, which tells at once where nothing is unusual
 * @param html the same as Markdown takes it, for the compiler to read
 */
export function readsSame(
  markdown: string,
  blocks: readonly Element[],
  html: () => string,
): boolean {
  const reading = readingOf(markdown);
  return plainReading(reading) === expectedReading(blocks) || same(reading, readingOf(html()));
}

interface Reading {
  /** Links without their attributes, and a mark for each picture. */
  html: string;
  /** Address and title of each. */
  links: string[];
  pictures: string[];
}

function same(one: Reading, other: Reading): boolean {
  return joined(one) === joined(other);
}

function joined({ html, links, pictures }: Reading): string {
  return [html, ...links, ...pictures].join('\n');
}

function readingOf(markdown: string): Reading {
  const { html, facts } = compileBody(markdown, {
    syntax: 'md',
    firstLine: 1,
    ownHosts: [],
    lang: 'en',
  });
  const links: string[] = [];
  const marked = html.replace(
    linkTag,
    (_all, index: string, attributes: string, held: string, end: string | undefined) => {
      const target = facts.links[Number(index)]?.target ?? '';
      if (end !== undefined && isWrittenOut(held.replaceAll('&#x26;', '&'), target)) return held;
      links.push(decoded(target), / title="([^"]*)"/.exec(attributes)?.[1] ?? '');
      return `<a>${held}${end ?? ''}`;
    },
  );
  return {
    html: foldHtml(marked.replace(pictureMark, '\u0001')),
    links,
    pictures: facts.pictures.flatMap(({ source, alt }) => [decoded(source), alt]),
  };
}

/* eslint-disable no-control-regex -- the compiler marks links and pictures with them */
const linkTag = /<a href="\u0001(\d+)\u0002"((?:[^">]|"[^"]*")*)>([^<]*)(<\/a>)?/g;
const pictureMark = /\u0001\d+\u0001/g;
/* eslint-enable no-control-regex */

function isWrittenOut(text: string, target: string): boolean {
  return target === text || target === `http://${text}` || target === `mailto:${text}`;
}

const block =
  'ul|ol|li|dl|dt|dd|blockquote|h|h[1-6]|hr|table|thead|tbody|tfoot|tr|td|th|caption|figure|figcaption|pre|details|summary|aside';
const boundary = /<\/?(?:p|div|section)(?: [^>]*)?>/g;
const besideBlock = new RegExp(`[\\s¶]*(</?(?:${block})(?: [^>]*)?>)[\\s¶]*`, 'g');

/** Folds white space outside code; paragraphs and groups become a mark between what stands beside them. */
function foldHtml(html: string): string {
  return html
    .split(/(<pre(?: [^>]*)?>[\s\S]*?<\/pre>)/)
    .map((part, index) =>
      index % 2 === 1
        ? part.replace(/\s+(?=(?:<\/code>)?<\/pre>$)/, '')
        : part
            .replace(boundary, '¶')
            .replace(/\s*(<br>)\s*/g, '$1')
            .replace(/\s+/g, ' ')
            .replace(/ ?¶[ ¶]*/g, '¶')
            .replace(besideBlock, '$1')
            .replace(/^[\s¶]+|[\s¶]+$/g, ''),
    )
    .join('');
}

/** Markdown and HTML encode different characters of an address. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** A reading without what the compiler adds to headings, links and code. */
function plainReading(reading: Reading): string {
  const html = reading.html
    .replace(/<a class="permalink" href="[^"]*" aria-label="[^"]*"><\/a>¶?/g, '')
    .replace(/<(\/?)h[1-6](?: id="[^"]*")?>/g, '<$1h>')
    .replace(
      /<pre(?: [^>]*)?>[\s\S]*?<\/pre>/g,
      (all) => `<pre>${all.replace(/<[^>]*>/g, '')}</pre>`,
    );
  return joined({ ...reading, html });
}

/** What the reading of a tree is to be; undefined where attributes say more than the plain reading. */
function expectedReading(blocks: readonly Element[]): string | undefined {
  const links: string[] = [];
  const pictures: string[] = [];
  const unusual: string[] = [];
  const print = (nodes: readonly ElementContent[]): string => {
    let all = '';
    for (const node of nodes) {
      if (node.type === 'text') all += escaped(node.value);
      else if (node.type === 'element') all += printElement(node);
    }
    return all;
  };
  const printElement = ({ tagName, properties, children }: Element): string => {
    const known = knownProperties[tagName];
    for (const name in properties) if (known?.includes(name) !== true) unusual.push(name);
    switch (tagName) {
      case 'a': {
        const href = String(properties.href);
        const [only] = children;
        if (children.length === 1 && only?.type === 'text' && isWrittenOut(only.value, href)) {
          return escaped(only.value);
        }
        links.push(decoded(href), escaped(properties.title ?? '').replaceAll('"', '&#x22;'));
        return `<a>${print(children)}</a>`;
      }
      case 'img':
        pictures.push(decoded(String(properties.src)), String(properties.alt));
        return '\u0001';
      case 'br':
      case 'hr':
      case 'wbr':
        return `<${tagName}>`;
      case 'pre':
        return `<pre>${print(children).replace(/<[^>]*>/g, '')}</pre>`;
      default: {
        const name = /^h[1-6]$/.test(tagName) ? 'h' : tagName;
        return `<${name}>${print(children)}</${name}>`;
      }
    }
  };
  const html = print(blocks);
  return unusual.length === 0 ? joined({ html: foldHtml(html), links, pictures }) : undefined;
}

const knownProperties: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt'],
  code: ['className'],
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, ['id']])),
};

function escaped(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;');
}
