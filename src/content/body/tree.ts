import type { Properties } from 'hast';

/**
 * A node of hast as both engines yield it, MDX elements included. The unions of `@types/hast` leave
 * out raw HTML and MDX, hence these types.
 */
export type BodyNode = BodyElement | BodyText | RawHtml | JsxElement | OpaqueNode;

export interface BodyRoot {
  type: 'root';
  children: BodyNode[];
}

export type BodyParent = BodyRoot | BodyElement | JsxElement;

export interface BodyElement {
  type: 'element';
  tagName: string;
  properties: Properties;
  children: BodyNode[];
  /** The range of the address of a link, picture, frame or video; else the range of the element. */
  position?: SourceRange | undefined;
}

export interface BodyText {
  type: 'text';
  value: string;
  position?: SourceRange | undefined;
}

export interface RawHtml {
  type: 'raw';
  value: string;
  position?: SourceRange | undefined;
}

export interface JsxElement {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: JsxAttribute[];
  children: BodyNode[];
  position?: SourceRange | undefined;
}

export interface JsxAttribute {
  type: 'mdxJsxAttribute' | 'mdxJsxExpressionAttribute';
  name?: string;
  value?: unknown;
}

/** Comments, expressions and module code, which the compiler drops or passes on unchanged. */
export interface OpaqueNode {
  type: 'comment' | 'doctype' | 'mdxFlowExpression' | 'mdxTextExpression' | 'mdxjsEsm';
  value?: string;
  position?: SourceRange | undefined;
}

/** Offsets count UTF-16 code units from the start of the body. */
export interface SourceRange {
  start: SourcePoint;
  end: SourcePoint;
}

export interface SourcePoint {
  line: number;
  column: number;
  offset?: number | undefined;
}

export function element(
  tagName: string,
  properties: Properties,
  children: BodyNode[],
  position?: SourceRange,
): BodyElement {
  return { type: 'element', tagName, properties, children, position };
}

export function text(value: string): BodyText {
  return { type: 'text', value };
}

/** A range of offsets in the shape that trees carry; its lines and columns are not meaningful. */
export function rangeOf(start: number, end: number): SourceRange {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}

export function isJsx(node: BodyNode): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** The text of a node and its descendants, with white space as it is. */
export function textOf(node: BodyNode): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && !isJsx(node)) return '';
  if (node.type === 'element' && node.tagName === 'math') return formulaText(node);
  let all = '';
  for (const child of node.children) all += textOf(child);
  return all;
}

/** A formula as one line of text: `E=mc^2`. */
function formulaText(node: BodyNode): string {
  // Invisible operators, which stand for an application or a product.
  if (node.type === 'text') return node.value.replace(/[\u2061-\u2064]/g, '');
  if (node.type !== 'element') return '';
  const parts = node.children.map(formulaText);
  const [first = '', second = '', third = ''] = parts;
  switch (node.tagName) {
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msup':
      return `${first}^${grouped(second)}`;
    case 'msub':
      return `${first}_${grouped(second)}`;
    case 'msubsup':
    case 'munderover':
      return `${first}_${grouped(second)}^${grouped(third)}`;
    case 'msqrt':
      return `√${grouped(parts.join(''))}`;
    case 'mover':
    case 'munder':
      return node.properties.accent === 'true' || node.properties.accentunder === 'true'
        ? first
        : `${first}_${grouped(second)}`;
    case 'mtd':
    case 'mtr':
      return `${parts.join('')} `;
    default:
      return parts.join('');
  }
}

function grouped(part: string): string {
  return /^(?:\p{L}\p{M}*|[\p{N}.,]+|.?)$/u.test(part) ? part : `(${part})`;
}

/** A property as text; empty when it is absent or has no value. */
export function propertyText(node: BodyElement, name: string): string {
  const value = node.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** An attribute of a component that is plain text. */
export function jsxText(node: JsxElement, name: string): string | undefined {
  const value = node.attributes.find((attribute) => attribute.name === name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The code of an attribute that is an expression, or of a spread; `undefined` for plain text. */
export function jsxCode({ type, value }: JsxAttribute): string | undefined {
  const isExpression = typeof value === 'object' && value !== null && 'value' in value;
  const code = type === 'mdxJsxExpressionAttribute' ? value : isExpression && value.value;
  return typeof code === 'string' ? code : undefined;
}

export function hasClass(node: BodyElement, name: string): boolean {
  return node.properties.className?.includes(name) ?? false;
}

export function holdsPicture(node: BodyElement): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'img' || holdsPicture(child)),
  );
}

/** Makes one space of any white space but the narrow spaces of French typography. */
export function foldSpace(value: string): string {
  return value.replace(/[^\S\u202F]+/g, ' ').trim();
}
