import { calloutElement, calloutKind, rangeAcross, type CalloutKind } from './callouts.ts';
import { parseSyntax, tryParse, type MarkdownNode } from './engine.ts';
import { limits, TooComplex } from './limits.ts';
import type { AddressRange } from './locate-address.ts';
import { element, text, type BodyElement, type BodyNode, type BodyParent } from './tree.ts';

/**
 * Containers, `:::note` … `:::`, as Docusaurus, Starlight and VitePress write them. No engine reads
 * all of their forms, and those that read some take `10:30` for a mark too. So each line of colons is
 * made a heading for the engine, which ends paragraphs, lists and tables as such a line does and whose
 * text is read where it stands. Afterwards the tree is folded at these headings.
 *
 * Control characters tell them from other headings, since the compiler removes those from all that an
 * editor writes.
 */
const colon = '\u000e';
/** Stands between the kind and the title. */
const separator = '\u000f';

/** A body whose containers are headings. Offsets are those of the text as it was written. */
export interface MarkedContainers {
  text: string;
  /** The lines that open and close containers. */
  lines: AddressRange[];
}

/** Finds the containers of a body. A line that opens or closes none stays what it is. */
export function markContainers(written: string, syntax: 'md' | 'mdx'): MarkedContainers {
  const body = withoutMarks(written);
  if (!body.includes(':::')) return { text: body, lines: [] };
  let lines = findLines(body);
  const beyond = lines[limits.fences];
  if (beyond !== undefined)
    throw new TooComplex(`the body has more than ${limits.fences} lines of colons`, beyond.start);
  for (let reading = 0; reading < mostReadings && lines.length > 0; reading += 1) {
    const text = write(body, lines);
    const tree = tryParse(() => parseSyntax(text, syntax));
    const paired = tree === undefined ? new Set() : pairedLines(tree, lines);
    if (paired.size === lines.length) return { text, lines };
    lines = lines.filter((line) => paired.has(line));
  }
  return { text: body, lines: [] };
}

/** How often a body is read, as each line that turns out to be text changes what is around it. */
const mostReadings = 8;

/** What the line of an opening or closing mark says. */
interface Fence {
  colons: number;
  /** The word behind the colons; empty in a line that closes. */
  word: string;
}

interface Line extends AddressRange, Fence {
  /** The same line as a heading, of the same length. */
  heading: string;
}

/** Code and HTML may hold such lines too; whether they are fences only parsing tells. */
function findLines(body: string): Line[] {
  const pattern =
    /^((?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*)(:{3,})([ \t]*)(?:([a-z][\w-]*)(?:([ \t]+)|(?=[[{]|$)))?([^\r\n]*?)[ \t]*$/gim;
  return [...body.matchAll(pattern)].flatMap((match) => {
    const [all, before = '', colons = '', space = '', word = '', gap = '', title = ''] = match;
    if (word === '' && title !== '') return [];
    const start = match.index + before.length;
    const shown = word === '' ? '' : separated(gap, title);
    const mark = `# ${colon.repeat(colons.length - 2)}${space}${word}${shown}`;
    const end = match.index + all.length;
    return [{ start, end, colons: colons.length, word, heading: mark.padEnd(end - start) }];
  });
}

/** A title in brackets, which may hold links, and attributes. */
const bracketed = /^(?:\[((?:\\.|[^[\]\\]|\[[^[\]]*\])*)\])?(?:\s*(\{[^{}]*\}))?$/;

/** A title with what stands around it left blank: brackets, attributes and spaces. */
function separated(gap: string, title: string): string {
  const [, brackets, attributes = ''] = bracketed.exec(title) ?? [];
  if (brackets !== undefined) return `${gap}${separator}${brackets} `;
  if (attributes !== '') return '';
  if (title === '') return '';
  return `${separator}${gap.slice(1)}${title.replace(/\{[^{}]*\}$/, '')}`;
}

function write(body: string, lines: readonly Line[]): string {
  let written = '';
  let done = 0;
  for (const { start, end, heading } of lines) {
    written += body.slice(done, start) + heading;
    done = end;
  }
  return written + body.slice(done);
}

/** The lines that open or close a callout, where both are in one quote, list item or document. */
function pairedLines(root: MarkdownNode, lines: readonly Line[]): Set<Line> {
  const byOffset = new Map(lines.map((line) => [line.start, line]));
  const paired = new Set<Line>();
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const children = node.children ?? [];
    const fences = children.map(({ type, position }) =>
      type === 'heading' ? byOffset.get(position?.start.offset ?? -1) : undefined,
    );
    for (const [open, close] of pairsOf(fences)) {
      const opening = fences[open];
      const closing = fences[close];
      if (opening === undefined || closing === undefined) continue;
      if (calloutKind(opening.word) !== undefined) paired.add(opening).add(closing);
    }
    for (const child of children) pending.push(child);
  }
  return paired;
}

/**
 * Pairs fences among siblings: the index of each that opens a container with the index of the one
 * that closes it. A closing fence belongs to the innermost container with as many colons, or without
 * one to the innermost with fewer.
 */
function pairsOf(fences: readonly (Fence | undefined)[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: { at: number; colons: number }[] = [];
  for (const [at, fence] of fences.entries()) {
    if (fence === undefined) continue;
    if (fence.word !== '') {
      open.push({ at, colons: fence.colons });
      if (open.length > limits.containers)
        throw new TooComplex(`callouts nest deeper than ${limits.containers} levels`, 0);
      continue;
    }
    let index = open.findLastIndex(({ colons }) => colons === fence.colons);
    if (index === -1) index = open.findLastIndex(({ colons }) => colons < fence.colons);
    const opening = open[index];
    if (opening === undefined) continue;
    pairs.set(opening.at, at);
    open.length = index;
  }
  return pairs;
}

/**
 * Folds a tree at the headings that `markContainers` made: what stands between two of them becomes a
 * callout. Changes the tree in place.
 */
export function foldContainers(root: BodyParent): void {
  const pending: BodyParent[] = [root];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    for (const child of parent.children) if ('children' in child) pending.push(child);
    const fences = parent.children.map(readFence);
    if (fences.some((fence) => fence !== undefined))
      parent.children = fold(parent.children, fences, pairsOf(fences), 0, fences.length);
  }
}

interface FoldedFence extends Fence {
  kind: CalloutKind | undefined;
  title: BodyNode[];
}

function readFence(node: BodyNode): FoldedFence | undefined {
  if (node.type !== 'element' || node.tagName !== 'h1') return undefined;
  const [first, ...others] = node.children;
  if (first?.type !== 'text' || !first.value.startsWith(colon)) return undefined;
  const [mark, colons = '', word = ''] = fencePattern.exec(first.value) ?? [''];
  const title = text(first.value.slice(mark.length));
  return { colons: colons.length + 2, word, kind: calloutKind(word), title: [title, ...others] };
}

const fencePattern = new RegExp(`^(${colon}+)[ \\t]*([\\w-]*)[ \\t]*${separator}?`);

function fold(
  nodes: readonly BodyNode[],
  fences: readonly (FoldedFence | undefined)[],
  pairs: ReadonlyMap<number, number>,
  from: number,
  to: number,
): BodyNode[] {
  const folded: BodyNode[] = [];
  for (let at = from; at < to; at += 1) {
    const node = nodes[at];
    if (node === undefined) continue;
    const fence = fences[at];
    const close = pairs.get(at);
    const last = close === undefined ? undefined : nodes[close];
    if (fence === undefined) {
      folded.push(node);
    } else if (fence.kind === undefined || close === undefined || last === undefined) {
      folded.push(asWritten(fence));
    } else {
      const content = fold(nodes, fences, pairs, at + 1, close);
      folded.push(calloutElement(fence.kind, fence.title, content, rangeAcross(node, last)));
      at = close;
    }
  }
  return folded;
}

/** Raw HTML may part two fences that are siblings in Markdown. */
function asWritten({ colons, word, title }: FoldedFence): BodyElement {
  return element('p', {}, [text(`${':'.repeat(colons)}${word} `), ...title]);
}

/** Removes from a source what `markContainers` writes. */
function withoutMarks(body: string): string {
  return body.includes(colon) || body.includes(separator)
    ? body.replaceAll(colon, '\u0004').replaceAll(separator, '\u0004')
    : body;
}
