import { parseSyntax, tryParse, type MarkdownNode } from './engine.ts';
import { isInLine, isUnspacedCharacter } from './prose.ts';
import { element, type BodyNode, type BodyParent, type BodyText } from './tree.ts';

/** Stands for the backslash in `\=`. A control character, since the compiler removes those from all text. */
const escape = '\u0010';

/** Exactly two signs: three are an operator, and more a line. */
const delimiter = new RegExp(`(?<![=${escape}])==(?!=)`, 'g');

/** Elements whose text is no Markdown. */
const verbatim = new Set([
  'code',
  'pre',
  'kbd',
  'samp',
  'var',
  'script',
  'style',
  'textarea',
  'math',
]);

/**
 * Keeps `\==` from marking text: engines leave nothing of the backslash in a tree. Offsets stay what
 * they were.
 */
export function keepEscapes(body: string, syntax: 'md' | 'mdx'): string {
  const plain = body.includes(escape) ? body.replaceAll(escape, '\u0004') : body;
  if (!plain.includes('==') || !plain.includes('\\=')) return plain;
  const offsets: number[] = [];
  const root = tryParse(() => parseSyntax(plain, syntax));
  const pending: MarkdownNode[] = root === undefined ? [] : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of node.children ?? []) pending.push(child);
    if (node.type !== 'text') continue;
    const { start, end } = node.position ?? {};
    const from = start?.offset ?? 0;
    const written = plain.slice(from, end?.offset ?? from);
    for (const match of written.matchAll(/(?<!\\)((?:\\\\)*)\\=/g)) {
      offsets.push(from + match.index + (match[1] ?? '').length);
    }
  }
  offsets.sort((a, b) => a - b);
  let kept = '';
  let done = 0;
  for (const offset of offsets) {
    kept += plain.slice(done, offset) + escape;
    done = offset + 1;
  }
  return kept + plain.slice(done);
}

/** Puts the backslashes back into a message that quotes the source. */
export function nameEscapes(message: string): string {
  return message.replaceAll(escape, '\\');
}

/**
 * Turns `==text==` into `mark`, as Pandoc and Obsidian do: across elements in a line, without white
 * space inside the signs, and not within a word. Changes the tree in place.
 */
export function markText(root: BodyParent): void {
  const pending: BodyParent[] = [root];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    for (const child of parent.children) {
      if ('children' in child && !(child.type === 'element' && verbatim.has(child.tagName)))
        pending.push(child);
    }
    const isMarked = parent.children.some(
      (child) => child.type === 'text' && child.value.includes('=='),
    );
    if (isMarked) parent.children = withMarks(parent.children);
  }
}

function withMarks(children: readonly BodyNode[]): BodyNode[] {
  let kept: BodyNode[] = [];
  /** Where in `kept` the text begins that an opening delimiter marks. */
  let open: number | undefined;
  for (const [index, child] of children.entries()) {
    if (child.type !== 'text') {
      if (!isInLine(child)) open = undefined;
      kept.push(child);
      continue;
    }
    let done = 0;
    const take = (end: number): void => {
      if (end > done) kept.push(part(child, done, end));
    };
    for (const { index: at } of child.value.matchAll(delimiter)) {
      const before = characterBefore(child.value, at, children[index - 1]);
      const after = characterAfter(child.value, at + 2, children[index + 1]);
      if (open !== undefined && before !== '' && !isPartOfWord(after)) {
        take(at);
        const marked = kept.slice(open + 1);
        kept = [...kept.slice(0, open), element('mark', {}, marked)];
        open = undefined;
        done = at + 2;
      } else if (after !== '' && !isPartOfWord(before)) {
        take(at);
        open = kept.length;
        // Stays as text, unless something closes it.
        kept.push(part(child, at, at + 2));
        done = at + 2;
      }
    }
    take(child.value.length);
  }
  return kept;
}

function part(node: BodyText, from: number, to: number): BodyText {
  return { type: 'text', value: node.value.slice(from, to) };
}

/** Empty for white space, or none. */
function characterBefore(value: string, at: number, sibling: BodyNode | undefined): string {
  if (at > 0) return /\S$/u.exec(value.slice(Math.max(0, at - 2), at))?.[0] ?? '';
  if (sibling?.type === 'text') return /\S$/u.exec(sibling.value)?.[0] ?? '';
  return beside(sibling);
}

function characterAfter(value: string, at: number, sibling: BodyNode | undefined): string {
  if (at < value.length) return /^\S/u.exec(value.slice(at, at + 2))?.[0] ?? '';
  if (sibling?.type === 'text') return /^\S/u.exec(sibling.value)?.[0] ?? '';
  return beside(sibling);
}

/** An element counts as a sign, which may stand at both sides of a delimiter. */
function beside(sibling: BodyNode | undefined): string {
  if (sibling === undefined || (sibling.type === 'element' && sibling.tagName === 'br')) return '';
  return isInLine(sibling) ? '*' : '';
}

/** Scripts without spaces between words have no other place for a delimiter. */
function isPartOfWord(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character) && !isUnspacedCharacter(character);
}
