import type { Element, ElementContent, Properties } from 'hast';

/*
 * Runs of text and of elements in a line. Markdown cannot say white space at the edge of a mark, two
 * marks of one kind side by side, or a break at the end of a paragraph; in HTML none of them shows.
 */

/** Folds white space, and joins texts and equal elements that stand side by side. */
function joinInline(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text') {
      const value = node.value.replace(/[ \t\n\r\f]+/g, ' ');
      if (last?.type === 'text') last.value = (last.value + value).replace(/ {2,}/g, ' ');
      else joined.push({ type: 'text', value: isBreak(last) ? value.trimStart() : value });
    } else if (isBreak(node)) {
      if (last?.type === 'text') last.value = last.value.replace(/ +$/, '');
      joined.push(node);
    } else if (
      node.type === 'element' &&
      isJoinable(node) &&
      last?.type === 'element' &&
      last.tagName === node.tagName
    ) {
      last.children = joinInline([...last.children, ...node.children]);
    } else joined.push(node);
  }
  return joined.filter((node) => node.type !== 'text' || node.value !== '');
}

function isJoinable({ tagName, properties }: Element): boolean {
  return /^(?:strong|em|del)$/.test(tagName) && Object.keys(properties).length === 0;
}

/** Takes white space and breaks off both ends, and gives what stood there. */
export function trimInline(nodes: readonly ElementContent[]): {
  before: ElementContent[];
  inner: ElementContent[];
  after: ElementContent[];
} {
  const inner = joinInline(nodes);
  const before: ElementContent[] = [];
  const after: ElementContent[] = [];
  for (let first = inner[0]; first !== undefined; first = inner[0]) {
    if (first.type === 'text' && first.value.startsWith(' ')) {
      before.push({ type: 'text', value: ' ' });
      first.value = first.value.slice(1);
      if (first.value !== '') break;
      inner.shift();
    } else if (isBreak(first)) {
      before.push(first);
      inner.shift();
    } else break;
  }
  for (let last = inner.at(-1); last !== undefined; last = inner.at(-1)) {
    if (last.type === 'text' && last.value.endsWith(' ')) {
      after.unshift({ type: 'text', value: ' ' });
      last.value = last.value.slice(0, -1);
      if (last.value !== '') break;
      inner.pop();
    } else if (isBreak(last)) {
      after.unshift(last);
      inner.pop();
    } else break;
  }
  return { before, inner, after };
}

/** An element around a run, without white space at its edges; nothing where it would hold nothing. */
export function wrapInline(
  tagName: string,
  properties: Properties,
  nodes: readonly ElementContent[],
): ElementContent[] {
  const { before, inner, after } = trimInline(nodes);
  const stays = inner.length > 0 || properties.id !== undefined;
  return [...before, ...(stays ? [element(tagName, properties, inner)] : []), ...after];
}

/** The paragraphs of a run, which two breaks keep apart; none for a run that shows nothing. */
export function paragraphs(nodes: readonly ElementContent[]): Element[] {
  const runs: ElementContent[][] = [[]];
  const joined = joinInline(nodes);
  for (const [index, node] of joined.entries()) {
    if (isBreak(node) && isBreak(joined[index + 1])) {
      if (runs.at(-1)?.length !== 0) runs.push([]);
    } else runs.at(-1)?.push(node);
  }
  return runs
    .map((run) => trimInline(run).inner)
    .filter(showsSomething)
    .map((run) => element('p', {}, run));
}

export function showsSomething(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return /[^\s\u00a0\u200b\ufeff]/.test(node.value);
    if (node.type !== 'element') return false;
    return (
      node.tagName === 'img' || node.properties.id !== undefined || showsSomething(node.children)
    );
  });
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br';
}

export function element(
  tagName: string,
  properties: Properties,
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}
