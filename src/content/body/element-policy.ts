import { propertyText, type BodyElement } from './tree.ts';

/**
 * Obsolete and structural elements, and the ones that pages use in their place. Blocks become a `div`,
 * which keeps their text apart from what is beside them.
 */
export const modernNames: ReadonlyMap<string, string> = new Map([
  ['strike', 's'],
  ['tt', 'code'],
  ['acronym', 'abbr'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ...[
    'address',
    'article',
    'center',
    'fieldset',
    'footer',
    'form',
    'header',
    'hgroup',
    'legend',
    'main',
    'nav',
    'search',
  ].map((name): [string, string] => [name, 'div']),
]);

/** Elements that a page shows nothing of, with how their content can be shown. */
export const removedElements: ReadonlyMap<string, string> = new Map([
  ['svg', 'Save the drawing as a file, and show it as a picture'],
  ['select', 'Write it as a list'],
  ['datalist', 'Write it as a list'],
  ['textarea', 'Write it as a paragraph'],
  ['title', 'Write it as a heading'],
  ['noembed', 'Delete it, or write what it holds as Markdown'],
  ['noframes', 'Delete it, or write what it holds as Markdown'],
  ['template', 'Delete it, or write what it holds as Markdown'],
]);

/** Elements that show something though they hold nothing. */
export function isDrawn(node: BodyElement): boolean {
  return (
    node.tagName === 'progress' ||
    node.tagName === 'meter' ||
    node.tagName === 'canvas' ||
    node.tagName.includes('-')
  );
}

/** The elements of which one must be around; elsewhere browsers lay the element out as a block. */
export const requiredAncestors: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['ol', 'ul']],
  ['dt', ['dl']],
  ['dd', ['dl']],
  ['figcaption', ['figure']],
  ['summary', ['details']],
]);

/** Whether browsers hide an element, with all that it holds. */
export function isHidden(node: BodyElement): boolean {
  if (node.properties.hidden !== undefined && node.properties.hidden !== false) return true;
  if (node.tagName === 'dialog') return node.properties.open === undefined;
  return hidesByStyle(propertyText(node, 'style'));
}

export function hidesByStyle(style: string): boolean {
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b/i.test(style);
}

/** An address in an attribute that no page has, and what a browser would do with it. */
export interface DroppedAddress {
  use: 'background' | 'form';
  address: string;
}

/** Pictures in the background of an element, and the address that its button would send a form to. */
export function droppedAddresses(node: BodyElement): DroppedAddress[] {
  if (!dropsAddress(node)) return [];
  const found: DroppedAddress[] = [
    { use: 'background', address: propertyText(node, 'background') },
    ...[...propertyText(node, 'style').matchAll(/url\(\s*(["']?)([^"')]*)\1\s*\)/gi)].map(
      ([, , address = '']): DroppedAddress => ({ use: 'background', address }),
    ),
    { use: 'form', address: propertyText(node, 'formAction') },
  ];
  return found.filter(({ address }) => address.trim() !== '' && !address.startsWith('#'));
}

/** Whether an element may have such an address. */
export function dropsAddress({ properties }: BodyElement): boolean {
  const { style, background, formAction } = properties;
  if (background !== undefined || formAction !== undefined) return true;
  return typeof style === 'string' && loadsByStyle(style);
}

export function loadsByStyle(style: string): boolean {
  return /url\(/i.test(style);
}

/** Whether a word in angle brackets names an element of HTML, SVG or MathML, or a custom element. */
export function isElementName(name: string): boolean {
  return htmlElements.has(name) || removedElements.has(name);
}

/** Elements of HTML, obsolete ones too: https://html.spec.whatwg.org/multipage/indices.html */
const htmlElements = new Set(
  `
  a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
  blockquote body br button canvas caption center cite code col colgroup data datalist dd del details
  dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2
  h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend
  li link listing main map mark math marquee menu menuitem meta meter multicol nav nextid nobr noembed
  noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp
  rt rtc ruby s samp script search section select slot small source spacer span strike strong style
  sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var
  video wbr xmp
`
    .trim()
    .split(/\s+/),
);
