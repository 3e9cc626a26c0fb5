import { parseSyntax, type MarkdownNode } from '../../content/body/engine.ts';
import type { AddressRange } from '../../content/body/locate-address.ts';
import { lookupIn } from '../markdown-nodes.ts';

/** Where the parts of a Markdown text are that an edit must know of. */
export interface Structure {
  root: MarkdownNode;
  /** Whether an offset is in code, of Markdown or HTML. */
  isCode: (offset: number) => boolean;
  /** Whether an offset is in a block of HTML, in which Markdown is not read. */
  isHtml: (offset: number) => boolean;
}

export function readStructure(text: string): Structure {
  const root = parseSyntax(text, 'md');
  const code: AddressRange[] = [];
  const html: AddressRange[] = [];
  const visit = (node: MarkdownNode, parent: MarkdownNode): void => {
    const range = rangeOf(node);
    if (node.type === 'code' || node.type === 'inlineCode') code.push(range);
    if (node.type === 'html' && !inlineParents.has(parent.type)) html.push(range);
    for (const child of node.children ?? []) visit(child, node);
  };
  visit(root, root);
  const isMarkdownCode = lookupIn(code);
  for (const range of rawElements(text)) {
    if (!isMarkdownCode(range.start)) code.push(range);
  }
  return { root, isCode: lookupIn(code), isHtml: lookupIn(html) };
}

/** The same of a text in HTML. */
export function htmlStructure(text: string): Omit<Structure, 'root'> {
  return { isCode: lookupIn(rawElements(text)), isHtml: () => true };
}

const RAW_OPENING = /<(pre|code|script|style|textarea|svg)\b[^<>]{0,2000}>|<!--/gi;

/** Elements whose text is none, and comments, in order. One that nothing closes is left out. */
function rawElements(text: string): AddressRange[] {
  const lower = text.toLowerCase();
  const found: AddressRange[] = [];
  const endless = new Set<string>();
  const opening = new RegExp(RAW_OPENING);
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const close = match[1] === undefined ? '-->' : `</${match[1].toLowerCase()}`;
    // Looking for it once more would read the rest of the text for every opening.
    if (endless.has(close)) continue;
    const at = lower.indexOf(close, opening.lastIndex);
    if (at === -1) {
      endless.add(close);
      continue;
    }
    const end = lower.indexOf('>', at);
    found.push({ start: match.index, end: end === -1 ? text.length : end + 1 });
    opening.lastIndex = at;
  }
  return found;
}

const inlineParents = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'link',
  'delete',
]);

export function rangeOf(node: MarkdownNode): AddressRange {
  const start = node.position?.start.offset ?? 0;
  return { start, end: node.position?.end.offset ?? start };
}

/** Visits a node and all below it. */
export function* descendants(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* descendants(child);
}

/** The line around an offset, without its break. */
export function lineAround(text: string, offset: number): AddressRange {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end === -1 ? text.length : end };
}

/** Where the tag begins that closes an element which is open at an offset. */
export function closingTag(text: string, name: string, from: number): number | undefined {
  const tags = new RegExp(`<(/?)${name}\\b[^<>]*>`, 'gi');
  tags.lastIndex = from;
  let depth = 1;
  for (let match = tags.exec(text); match !== null; match = tags.exec(text)) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return match.index;
  }
  return undefined;
}
