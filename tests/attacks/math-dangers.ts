import type { Element } from 'hast';
import { visit } from 'unist-util-visit';

/** All that a formula is made of; a list of its own, so that it cannot err with the compiler's. */
const elements = new Set(
  (
    'math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace ' +
    'msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover'
  ).split(' '),
);

const attributes = new Set(
  (
    'accent accentunder className columnspan columnSpan depth dir display displaystyle displayStyle fence form height largeop ' +
    'linethickness lspace mathbackground mathvariant maxsize minsize movablelimits rowspan rowSpan rspace ' +
    'scriptlevel scriptLevel separator stretchy symmetric voffset width'
  ).split(' '),
);

/** Those that hold text alone; in them a browser reads HTML. */
const tokens = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);

/** What a browser would find in a formula besides a formula, in words. */
export function mathDangers(math: Element): string[] {
  const found: string[] = [];
  visit(math, 'element', (node, _, parent) => {
    const { tagName, properties } = node;
    if (!elements.has(tagName)) found.push(`<${tagName}> in a formula`);
    if (tagName === 'math' && node !== math) found.push('a formula in a formula');
    if (parent?.type === 'element' && tokens.has(parent.tagName))
      found.push(`<${tagName}> in <${parent.tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      const written = String(value);
      if (!attributes.has(name)) found.push(`${tagName} ${name}=${written}`);
      if (/\d{3}(?:\.|em|ex|p|r)|url|:/i.test(written)) found.push(`${tagName} ${name}=${written}`);
    }
  });
  return found;
}
