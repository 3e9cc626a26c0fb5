import type { Element, ElementContent } from 'hast';
import type { Html } from 'mdast';
import type { Options } from 'rehype-remark';
import { printBlock, printTags } from './print-html.ts';

/** Elements in a line that Markdown has no mark for: their tags stay HTML, what they hold becomes Markdown. */
export const inlineHtml: readonly string[] =
  'abbr bdi bdo cite dfn ins kbd mark q ruby rp rt samp small span sub sup time u var'.split(' ');

/** Blocks that Markdown cannot say. */
const blockHtml = new Set(['figure', 'dl', 'details', 'div', 'aside']);

const inlineNames = new Set(inlineHtml);

/** In place of what stays HTML, with its text; a name that no HTML has. */
const BLOCK = 'kept-block';
const INLINE = 'kept-inline';

export const keptHandlers: NonNullable<Options['handlers']> = {
  [BLOCK]: (_state, node) => html(node.properties.start),
  [INLINE]: (state, node) => {
    const { start, end } = node.properties;
    return end === undefined
      ? inlineTag(start)
      : [inlineTag(start), ...state.all(node), inlineTag(end)];
  },
};

/** Puts what is to stay HTML apart, so that the rest can become Markdown. */
export function markKept(node: Element, inTable = false): Element {
  const { tagName, properties } = node;
  if (blockHtml.has(tagName) || !isPlain(node)) return kept(BLOCK, printBlock(node));
  const children = node.children.map((child, index): ElementContent => {
    if (child.type !== 'element') return child;
    const marked = markKept(child, inTable || tagName === 'table');
    return isMark(child) && !isReadAsMark(child, node.children[index - 1], node.children[index + 1])
      ? keptInline(child, marked.children)
      : marked;
  });
  if (inlineNames.has(tagName) || (tagName === 'code' && !node.children.every(isText))) {
    return keptInline(node, children);
  }
  if (tagName === 'wbr' || (tagName === 'br' && inTable)) return kept(INLINE, `<${tagName}>`);
  // The form of an id that this house reads behind a heading.
  if (isHeading(node) && properties.id !== undefined) {
    children.push(kept(INLINE, ` {#${properties.id}}`));
  }
  return { ...node, children };
}

/** Its tags stay as they are, around what it holds. */
function keptInline(node: Element, children: ElementContent[]): Element {
  const { start, end } = printTags(node);
  return { type: 'element', tagName: INLINE, properties: { start, end }, children };
}

function isMark({ tagName }: Element): boolean {
  return tagName === 'strong' || tagName === 'em' || tagName === 'del';
}

/**
 * Whether asterisks around an element would be read as its mark: not where they stand between a letter
 * and a punctuation mark.
 */
function isReadAsMark(
  node: Element,
  before: ElementContent | undefined,
  after: ElementContent | undefined,
): boolean {
  const held = textOf(node);
  return (
    !(isWord(lastOf(textOf(before))) && isPunctuation(held)) &&
    !(isWord(textOf(after)) && isPunctuation(lastOf(held)))
  );
}

function textOf(node: ElementContent | undefined): string {
  if (node?.type === 'text') return node.value;
  return node?.type === 'element' ? node.children.map(textOf).join('') : '';
}

function lastOf(text: string): string {
  return /.$/su.exec(text)?.[0] ?? '';
}

function isWord(text: string): boolean {
  return /^[^\s\p{P}\p{S}]/u.test(text);
}

function isPunctuation(text: string): boolean {
  return /^[\p{P}\p{S}]/u.test(text);
}

function kept(tagName: string, start: string): Element {
  return { type: 'element', tagName, properties: { start }, children: [] };
}

function html(value: unknown): Html {
  return { type: 'html', value: String(value) };
}

/** Stands in a line, which the name of an element in its data says. */
function inlineTag(value: unknown): Html {
  return { ...html(value), data: { hName: 'span' } };
}

/** Whether Markdown can say all that the element itself says. */
function isPlain(node: Element): boolean {
  const names = Object.keys(node.properties);
  switch (node.tagName) {
    case 'p':
    case 'blockquote':
      return names.length === 0;
    case 'ol':
      return names.every((name) => name === 'start') && node.children.every(isBare);
    case 'ul':
      return names.length === 0 && node.children.every(isBare);
    case 'pre':
      return names.length === 0 && isPlainCode(node);
    case 'table':
      return names.length === 0 && isPlainTable(node);
    default:
      return !isHeading(node) || names.every((name) => name === 'id');
  }
}

function isHeading({ tagName }: Element): boolean {
  return /^h[1-6]$/.test(tagName);
}

function isBare(node: ElementContent): boolean {
  return node.type === 'element' && Object.keys(node.properties).length === 0;
}

function isPlainCode({ children: [code, ...others] }: Element): boolean {
  return (
    others.length === 0 &&
    code?.type === 'element' &&
    code.tagName === 'code' &&
    code.children.every(isText)
  );
}

/** A table has a row of heads and no cell that spans others. */
function isPlainTable({ children: [head, ...bodies] }: Element): boolean {
  return (
    head?.type === 'element' &&
    head.tagName === 'thead' &&
    head.children.length === 1 &&
    head.children.every(isPlainRow) &&
    bodies.every(
      (body) =>
        body.type === 'element' && body.tagName === 'tbody' && body.children.every(isPlainRow),
    )
  );
}

function isPlainRow(row: ElementContent): boolean {
  return (
    row.type === 'element' &&
    row.children.every(
      (cell) =>
        cell.type === 'element' && Object.keys(cell.properties).every((name) => name === 'align'),
    )
  );
}

function isText(node: ElementContent): boolean {
  return node.type === 'text';
}
