import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type { Parser, Processor } from 'unified';
import { append } from '../append.ts';
import { markContainers } from './containers.ts';
import { parseSyntax, tryParse, type MarkdownNode } from './engine.ts';
import { keepEscapes } from './marked-text.ts';

/**
 * Remark plugin that reads containers and definition lists of an MDX body where `compileBody` does, and
 * keeps what `rehypeBody` needs. It stands behind all plugins that change the parser.
 */
export function remarkMarks(this: Processor): void {
  const parse = this.parser as Parser<Root> | undefined;
  if (parse === undefined) return;
  const read: Parser<Root> = (document, file) => {
    const text = keepEscapes(markContainers(document, 'mdx').text, 'mdx');
    const definitions = findDefinitions(text);
    const tree = parse(definitions.text, file);
    if (definitions.spread.size > 0) foldDefinitions(tree, definitions);
    return tree;
  };
  this.parser = read;
}

/**
 * Where the engine of `compileBody` reads definitions. No plugin of remark reads the same ones, so that
 * their colons become the marks of list items, whose content ends where that of definitions does.
 */
interface Definitions {
  text: string;
  /** By the offset of its mark, whether a definition holds paragraphs. */
  spread: Map<number, boolean>;
  /** Offsets at which lists begin. */
  lists: Set<number>;
}

function findDefinitions(body: string): Definitions {
  const found: Definitions = { text: body, spread: new Map(), lists: new Set() };
  if (!/^[ \t>]*(?:[-*+\d.)][ \t>]*)*:[ \t]/m.test(body)) return found;
  const root = tryParse(() => parseSyntax(body, 'mdx'));
  const pending: MarkdownNode[] = root === undefined ? [] : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const start = node.position?.start.offset ?? 0;
    if (node.type === 'descriptionList') found.lists.add(start);
    if (node.type === 'descriptionDetails') found.spread.set(start, node.spread ?? false);
    for (const child of node.children ?? []) pending.push(child);
  }
  const offsets = [...found.spread.keys()].sort((a, b) => a - b);
  let done = 0;
  found.text = '';
  for (const offset of offsets) {
    // `-` could make a line of dashes.
    found.text += `${body.slice(done, offset)}+`;
    done = offset + 1;
  }
  found.text += body.slice(done);
  return found;
}

/** Makes definition lists of paragraphs and the lists behind them, innermost first. */
function foldDefinitions(root: Root, definitions: Definitions): void {
  const parents: Parents[] = [root];
  for (const parent of parents) {
    for (const child of parent.children) if ('children' in child) parents.push(child);
  }
  for (const parent of parents.toReversed()) {
    const isDefined = parent.children.some((child) => definitionsIn(child, definitions) > 0);
    if (isDefined) (parent.children as Nodes[]) = withDefinitions(parent.children, definitions);
  }
}

function withDefinitions(children: readonly Nodes[], definitions: Definitions): Nodes[] {
  const folded: Nodes[] = [];
  let list: Nodes[] | undefined;
  for (const child of children) {
    const count = definitionsIn(child, definitions);
    const term = folded.at(-1);
    if (child.type !== 'list' || count === 0 || term?.type !== 'paragraph') {
      folded.push(child);
      continue;
    }
    folded.pop();
    if (list === undefined || definitions.lists.has(offsetOf(term))) {
      list = [];
      folded.push(asElement('dl', list));
    }
    for (const line of linesOf(term.children)) list.push(asElement('dt', line));
    for (const item of child.children.slice(0, count)) {
      const isSpread = definitions.spread.get(offsetOf(item)) ?? false;
      list.push(asElement('dd', inLines(item.children, isSpread)));
    }
    const others = child.children.slice(count);
    if (others.length > 0) folded.push({ ...child, children: others });
  }
  return folded;
}

/** With how many definitions a list begins. */
function definitionsIn(node: Nodes, { spread }: Definitions): number {
  if (node.type !== 'list') return 0;
  const other = node.children.findIndex((item) => !spread.has(offsetOf(item)));
  return other === -1 ? node.children.length : other;
}

function offsetOf({ position }: Nodes): number {
  return position?.start.offset ?? -1;
}

/** A node that becomes an element of HTML, as remark-rehype makes of one it does not know. */
function asElement(name: string, children: readonly Nodes[]): Nodes {
  return { type: `definition-${name}`, data: { hName: name }, children } as unknown as Nodes;
}

/** Each line of a paragraph is a term. */
function linesOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  let isBroken = false;
  for (const child of children) {
    const parts = child.type === 'text' && !isBroken ? child.value.split('\n') : [];
    isBroken = child.type === 'break';
    if (parts.length < 2) {
      lines.at(-1)?.push(child);
      continue;
    }
    for (const [index, value] of parts.entries()) {
      if (index > 0) lines.push([]);
      if (value !== '') lines.at(-1)?.push({ type: 'text', value });
    }
  }
  return lines;
}

/** The blocks of a definition, each on lines of its own; those that are text without a paragraph. */
function inLines(blocks: readonly Nodes[], isSpread: boolean): Nodes[] {
  const lines: Nodes[] = [];
  let isText = true;
  for (const [index, block] of blocks.entries()) {
    const wasText = isText;
    isText = !isSpread && block.type === 'paragraph';
    if (index > 0 || !isText || !wasText) lines.push(newline);
    if (isText && block.type === 'paragraph') append(lines, block.children);
    else lines.push(block);
  }
  if (!isText) lines.push(newline);
  return lines;
}

const newline: Nodes = { type: 'text', value: '\n' };
