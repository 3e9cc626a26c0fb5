import { isInLine } from './prose.ts';
import {
  element,
  foldSpace,
  rangeOf,
  text,
  textOf,
  type BodyElement,
  type BodyNode,
  type SourceRange,
} from './tree.ts';

/** What a callout may be; its stylesheet classes and the texts of the interface follow. */
export const calloutKinds = [
  'note',
  'info',
  'tip',
  'important',
  'warning',
  'caution',
  'danger',
  'evidence',
] as const;

export type CalloutKind = (typeof calloutKinds)[number];

/** A callout of a tree, in its parts. */
export interface Callout {
  kind: CalloutKind;
  /** The paragraph of the name and the title. */
  line: BodyElement;
  /** The element that holds the name of the kind. */
  name: BodyElement;
  /** What the writer says beside the kind; empty for none. */
  title: BodyNode[];
  content: BodyNode[];
}

/** Other names of kinds: https://help.obsidian.md/callouts */
const aliases: ReadonlyMap<string, CalloutKind> = new Map([
  ['hint', 'tip'],
  ['attention', 'warning'],
  ['error', 'danger'],
]);

/** All words that name a kind. */
export const calloutWords: readonly string[] = [...calloutKinds, ...aliases.keys()];

/** Kinds of Obsidian that are none of ours: a quote with their name in bold. */
const quotedKinds = new Set(
  'abstract summary tldr todo success check done question help faq failure fail missing bug example quote cite'.split(
    ' ',
  ),
);

/** The kind that a word stands for, in any case. */
export function calloutKind(word: string): CalloutKind | undefined {
  const lower = word.toLowerCase();
  return calloutKinds.find((kind) => kind === lower) ?? aliases.get(lower);
}

/** Whether `[!word]` at the beginning of a quote is read. */
export function isAlertKind(word: string): boolean {
  return calloutKind(word) !== undefined || quotedKinds.has(word.toLowerCase());
}

/**
 * A callout before it is shown: a `div` with its kind as data, in which a paragraph comes first that
 * has room for the name of the kind. The name depends on the language of the page.
 */
export function calloutElement(
  kind: CalloutKind,
  title: BodyNode[],
  content: BodyNode[],
  position?: SourceRange,
): BodyElement {
  const name = element('span', {}, []);
  const shown = trimmed(title);
  const line = shown.length === 0 ? [name] : [name, text(' '), ...shown];
  const children = [element('p', {}, line), ...inBlocks(content)];
  return element('div', { dataCallout: kind }, children, position);
}

/** The parts of a callout that `calloutElement` made; `undefined` for any other element. */
export function calloutOf(node: BodyElement): Callout | undefined {
  const kind = calloutKinds.find((one) => one === node.properties.dataCallout);
  const [line, ...content] = node.children;
  if (kind === undefined || line?.type !== 'element' || line.tagName !== 'p') return undefined;
  const [name, , ...title] = line.children;
  if (name?.type !== 'element' || name.tagName !== 'span' || name.children.length > 0)
    return undefined;
  return { kind, line, name, title, content };
}

/** Gives a callout what readers see and hear of its kind. */
export function nameCallout(
  node: BodyElement,
  callout: Callout,
  title: string,
  name: string,
): void {
  const { kind, line } = callout;
  delete node.properties.dataCallout;
  node.properties.className = ['callout', `callout-${kind}`];
  node.properties.role = 'note';
  node.properties.ariaLabel = title === '' ? name : title;
  line.properties.className = ['callout-title'];
  callout.name.properties.className = ['callout-kind'];
  callout.name.children = [text(name)];
}

/** The title of a callout as plain text; empty for none. */
export function titleText({ title }: Callout): string {
  return foldSpace(title.map(textOf).join(''));
}

/**
 * Reads the alerts of GitHub and the callouts of Obsidian, `> [!NOTE] Title`. Marks of folding are
 * accepted; nothing is folded here.
 */
export function readAlert(quote: BodyElement): BodyElement {
  const at = quote.children.findIndex((child) => child.type === 'element');
  const first = quote.children[at];
  if (first?.type !== 'element' || first.tagName !== 'p') return quote;
  const [opening] = first.children;
  if (opening?.type !== 'text') return quote;
  const [mark, word = ''] = /^\[!([a-z]{2,20})\][-+]?[ \t]*/i.exec(opening.value) ?? [];
  if (mark === undefined || !isAlertKind(word)) return quote;
  opening.value = opening.value.slice(mark.length);
  const { title, rest } = splitLine(first.children);
  const kind = calloutKind(word);
  const paragraph = rest.length === 0 ? [] : [text('\n'), { ...first, children: rest }];
  const content = [...paragraph, ...quote.children.slice(at + 1)];
  if (kind !== undefined) return calloutElement(kind, title, content, quote.position);
  const name = word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
  const shown = trimmed(title);
  const label = shown.length === 0 ? [text(name)] : [text(`${name}: `), ...shown];
  quote.children = [element('p', {}, [element('strong', {}, label)]), ...content];
  return quote;
}

/** Splits the content of a paragraph at the end of its first line. */
function splitLine(children: readonly BodyNode[]): { title: BodyNode[]; rest: BodyNode[] } {
  for (const [at, child] of children.entries()) {
    if (child.type === 'element' && child.tagName === 'br')
      return { title: children.slice(0, at), rest: startOfLine(children.slice(at + 1)) };
    const end = child.type === 'text' ? child.value.indexOf('\n') : -1;
    if (child.type !== 'text' || end === -1) continue;
    const after = text(child.value.slice(end + 1));
    return {
      title: [...children.slice(0, at), { ...child, value: child.value.slice(0, end) }],
      rest: startOfLine([after, ...children.slice(at + 1)]),
    };
  }
  return { title: [...children], rest: [] };
}

/** Without the white space that begins a line. */
function startOfLine([first, ...others]: BodyNode[]): BodyNode[] {
  if (first === undefined) return [];
  if (first.type !== 'text') return [first, ...others];
  const value = first.value.trimStart();
  return value === '' ? startOfLine(others) : [{ ...first, value }, ...others];
}

function trimmed(nodes: BodyNode[]): BodyNode[] {
  const kept = startOfLine(nodes);
  for (let last = kept.at(-1); last?.type === 'text'; last = kept.at(-1)) {
    const value = last.value.trimEnd();
    if (value !== '') return [...kept.slice(0, -1), { ...last, value }];
    kept.pop();
  }
  return kept;
}

/** Puts text that stands between blocks, as in the items of tight lists, into paragraphs. */
function inBlocks(nodes: readonly BodyNode[]): BodyNode[] {
  const blocks: BodyNode[] = [];
  let line: BodyNode[] = [];
  const end = (): void => {
    const shown = trimmed(line);
    if (shown.length > 0) blocks.push(text('\n'), element('p', {}, shown));
    line = [];
  };
  for (const node of nodes) {
    if (isInLine(node)) {
      line.push(node);
      continue;
    }
    end();
    blocks.push(text('\n'), node);
  }
  end();
  return [...blocks, text('\n')];
}

/** The range from the beginning of one node to the end of another. */
export function rangeAcross(first: BodyNode, last: BodyNode): SourceRange | undefined {
  const start = first.position?.start.offset;
  const end = last.position?.end.offset;
  return start === undefined || end === undefined ? undefined : rangeOf(start, end);
}
