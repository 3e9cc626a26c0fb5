import { createRequire } from 'node:module';
import type { Properties } from 'hast';
import type { Formula } from './formulas.ts';
import { cleanMath } from './math-elements.ts';
import { element, text, type BodyElement, type BodyNode } from './tree.ts';

/** Why a formula cannot be shown, and the offset in its TeX where that is seen. */
export interface FormulaFault {
  message: string;
  offset: number;
}

/** Characters of TeX that the formulas of one body may have; as many take a second. */
const mostCharacters = 100_000;
/** Braces, brackets and environments that are open at once, which Temml reads by recursion. */
const deepest = 60;

/** Loads Temml where an article has a formula; Node keeps what it has loaded. */
const require = createRequire(import.meta.url);

/** What the compiler reads of a node of Temml's tree. */
interface TemmlNode {
  type?: string;
  text?: string;
  attributes?: Record<string, unknown>;
  classes?: readonly string[];
  style?: Record<string, string>;
  children?: readonly TemmlNode[];
}

interface Temml {
  __renderToMathMLTree: (tex: string, options: object) => TemmlNode;
}

/** Turns the formulas of one body into MathML, up to a total length. */
export class FormulaPrinter {
  #left = mostCharacters;

  /** Never throws. */
  print({ tex, isBlock }: Pick<Formula, 'tex' | 'isBlock'>): BodyElement | FormulaFault {
    this.#left -= tex.length;
    if (this.#left < 0)
      return { message: 'the formulas of the article are too long together', offset: 0 };
    const deep = depthFault(tex);
    if (deep !== undefined) return deep;
    const { __renderToMathMLTree: read } = require('temml') as Temml;
    try {
      const options = { displayMode: isBlock, throwOnError: true, trust: false, maxExpand: 300 };
      const [math] = toTree(read(tex, { ...options, maxSize: [20, 20], macros: {} }));
      if (math?.type === 'element' && math.tagName === 'math') return cleanMath(math);
      return { message: 'it cannot be read', offset: 0 };
    } catch (error) {
      return faultOf(error);
    }
  }
}

function depthFault(tex: string): FormulaFault | undefined {
  const tooLong = /\d{40}/.exec(tex);
  if (tooLong) return { message: 'a number is longer than 39 digits', offset: tooLong.index };
  let open = 0;
  for (const { 0: sign, index } of tex.matchAll(/\\(?:begin|left|end|right)\b|\\.|[{}]/gs)) {
    if (sign === '{' || sign === '\\begin' || sign === '\\left') open += 1;
    else if (sign === '}' || sign === '\\end' || sign === '\\right') open -= 1;
    if (open > deepest) return { message: `it nests deeper than ${deepest} levels`, offset: index };
  }
  return undefined;
}

function faultOf(error: unknown): FormulaFault {
  if (error instanceof RangeError) return { message: 'it nests too deeply', offset: 0 };
  // What Temml does not expect itself says nothing of the formula.
  if (error instanceof TypeError) return { message: 'it cannot be read', offset: 0 };
  const { message, position } = error as { message?: unknown; position?: unknown };
  // The source with a mark below the place follows the first part of the message.
  const said = typeof message === 'string' ? message : '';
  const what = said.replace(/ at (?:position \d+|end of input):[\s\S]*$/, '').trim();
  return {
    message: what === '' ? 'it cannot be read' : what.charAt(0).toLowerCase() + what.slice(1),
    offset: typeof position === 'number' ? position : 0,
  };
}

/** Thrown for what browsers have no element for. */
class Unsupported extends Error {}

/** Temml's tree as hast, in which attributes say what Temml's styles and classes do. */
function toTree(node: TemmlNode): BodyNode[] {
  const { type, children = [] } = node;
  if (type === undefined)
    return node.text === undefined ? children.flatMap(toTree) : [text(node.text)];
  if (type === 'menclose') return [lineAround(node)];
  const parts = children.filter((child) => !isFillingCell(child)).flatMap(toTree);
  const properties = propertiesOf(node);
  if (type === 'mover' && isAccent(children[1])) properties.accent = 'true';
  if (type === 'munder' && isAccent(children[1])) properties.accentunder = 'true';
  return [element(type, properties, parts)];
}

function propertiesOf({ type, attributes = {}, classes = [], style = {} }: TemmlNode): Properties {
  const properties: Properties = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') properties[name] = value;
  }
  const side = style.textAlign ?? '';
  if (type === 'mtd' && (classes.includes('tml-right') || side.endsWith('right')))
    properties.className = ['align-right'];
  if (type === 'mtd' && (classes.includes('tml-left') || side.endsWith('left')))
    properties.className = ['align-left'];
  if (type === 'mrow' && style.border !== undefined) properties.className = ['boxed'];
  // A rule has the colour of the text, in light and dark.
  if (type === 'mspace' && properties.mathbackground !== undefined)
    properties.mathbackground = 'currentcolor';
  return properties;
}

/** Whether a mark stands close to what it belongs to and in the same size, as a hat does. */
function isAccent(mark: TemmlNode | undefined): boolean {
  return Object.keys(mark?.style ?? {}).some((name) => /^math-?depth$/i.test(name));
}

/** A cell that centres a table by its width, and is empty but for a counter. */
function isFillingCell({ type, style = {}, children = [] }: TemmlNode): boolean {
  return type === 'mtd' && style.width !== undefined && textIn(children).trim() === '';
}

function textIn(nodes: readonly TemmlNode[]): string {
  return nodes.map(({ text: own = '', children = [] }) => own + textIn(children)).join('');
}

/** MathML Core has no `menclose`: a line above or below is a mark that stretches. */
function lineAround({ attributes = {}, children = [] }: TemmlNode): BodyElement {
  const inner = element('mrow', {}, children.flatMap(toTree));
  const line = element('mo', { stretchy: 'true' }, [text('\u203e')]);
  const below = element('mo', { stretchy: 'true' }, [text('_')]);
  const { notation } = attributes;
  if (notation === 'top') return element('mover', { accent: 'true' }, [inner, line]);
  if (notation === 'bottom') return element('munder', { accentunder: 'true' }, [inner, below]);
  throw new Unsupported('browsers draw no line of this kind through or around a formula');
}
