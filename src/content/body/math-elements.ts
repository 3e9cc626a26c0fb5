import type { Properties } from 'hast';
import { element, text, textOf, type BodyElement, type BodyNode } from './tree.ts';

/**
 * Elements of MathML Core that formulas may hold, each with its attributes. Left out is what leads
 * elsewhere, holds HTML or shows something else than it says: `maction`, `semantics`, `annotation-xml`.
 * https://w3c.github.io/mathml-core/
 */
const mathElements: Readonly<Record<string, readonly string[]>> = {
  math: ['display'],
  merror: [],
  mfrac: ['linethickness'],
  mi: ['mathvariant'],
  mmultiscripts: [],
  mn: [],
  mo: [
    ...['fence', 'form', 'largeop', 'lspace', 'maxsize', 'minsize', 'movablelimits', 'rspace'],
    ...['separator', 'stretchy', 'symmetric'],
  ],
  mover: ['accent'],
  mpadded: ['depth', 'height', 'lspace', 'voffset', 'width'],
  mphantom: [],
  mprescripts: [],
  mroot: [],
  mrow: ['className'],
  ms: [],
  mspace: ['depth', 'height', 'mathbackground', 'width'],
  msqrt: [],
  mstyle: [],
  msub: [],
  msubsup: [],
  msup: [],
  mtable: [],
  mtd: ['className', 'columnspan', 'rowspan'],
  mtext: [],
  mtr: [],
  munder: ['accentunder'],
  munderover: ['accent', 'accentunder'],
};

const common = ['dir', 'displaystyle', 'scriptlevel'];
/** Those that hold text alone. */
const tokens = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);
/** What no page shows, whatever it holds. */
const unseen = new Set(
  'annotation annotation-xml head iframe math noembed noframes noscript script style svg template textarea title'.split(
    ' ',
  ),
);
/** Less than a hundred of a unit, so that no part of a formula covers or stretches the page. */
const length = /^-?(?:\d{1,2}(?:\.\d{1,6})?|\.\d{1,6})(?:em|ex|pt|px|rem)$/;

/** Values that an attribute may have; `length` for any other. */
const values: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    'accent accentunder displaystyle fence largeop movablelimits separator stretchy symmetric'
      .split(' ')
      .map((name): [string, RegExp] => [name, /^(?:true|false)$/]),
  ),
  className: /^(?:align-left|align-right|boxed)$/,
  columnspan: /^\d{1,2}$/,
  dir: /^(?:ltr|rtl)$/,
  display: /^(?:block|inline)$/,
  form: /^(?:prefix|infix|postfix)$/,
  mathbackground: /^currentcolor$/,
  mathvariant: /^normal$/,
  rowspan: /^\d{1,2}$/,
  scriptlevel: /^[+-]?\d$/,
};

/** Names of the elements, and the attributes of each, for the sanitizer. */
export const mathNames: readonly string[] = Object.keys(mathElements);
export const mathAttributes: Readonly<Record<string, string[]>> = Object.fromEntries(
  Object.entries(mathElements).map(([name, own]) => [name, [...own, ...common]]),
);

/** Levels of a formula; deeper parts become text. */
const deepest = 60;

/**
 * Makes a formula of what raw HTML or Temml has between `<math>` and `</math>`: elements of MathML Core
 * alone, which hold no HTML, so that a browser that reads what is printed finds the same tree.
 */
export function cleanMath(math: BodyElement): BodyElement {
  return element('math', cleanProperties(math), cleanParts(math.children, 0), math.position);
}

function cleanParts(children: readonly BodyNode[], depth: number): BodyElement[] {
  return children.flatMap((child) => {
    if (child.type === 'text') return child.value.trim() === '' ? [] : [token('mtext', child)];
    if (child.type !== 'element' || unseen.has(child.tagName)) return [];
    const { tagName } = child;
    if (tokens.has(tagName)) return [element(tagName, cleanProperties(child), plainText(child))];
    if (depth === deepest) return [token('mtext', child)];
    // What it shows is its first child; others are notes and alternatives.
    if (tagName === 'semantics' || tagName === 'maction') {
      const shown = child.children.find((part) => part.type === 'element');
      return shown === undefined ? [] : cleanParts([shown], depth + 1);
    }
    if (!Object.hasOwn(mathElements, tagName)) {
      const shown = token('mtext', child);
      return shown.children.length === 0 ? [] : [shown];
    }
    return [element(tagName, cleanProperties(child), cleanParts(child.children, depth + 1))];
  });
}

function token(name: string, node: BodyNode): BodyElement {
  return element(name, {}, node.type === 'text' ? [text(node.value)] : plainText(node));
}

function plainText(node: BodyNode): BodyNode[] {
  const shown = shownText(node);
  return shown === '' ? [] : [text(shown)];
}

function shownText(node: BodyNode): string {
  if (node.type !== 'element') return textOf(node);
  return node.children
    .map((child) => (child.type === 'element' && unseen.has(child.tagName) ? '' : shownText(child)))
    .join('');
}

function cleanProperties({ tagName, properties }: BodyElement): Properties {
  const allowed = mathAttributes[tagName] ?? [];
  const kept: Properties = {};
  for (const name of allowed) {
    const value = properties[name];
    const written = Array.isArray(value) ? value.join(' ') : String(value ?? '');
    if (written !== '' && (values[name] ?? length).test(written))
      kept[name] = name === 'className' ? [written] : written;
  }
  return kept;
}
