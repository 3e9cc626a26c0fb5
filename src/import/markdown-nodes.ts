import type { MarkdownNode } from '../content/body/engine.ts';

export interface TextRange {
  start: number;
  end: number;
}

/** Visits a node and all below it, in the order of the text. */
export function visitNodes(node: MarkdownNode, visit: (node: MarkdownNode) => void): void {
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    visit(next);
    for (const child of (next.children ?? []).toReversed()) waiting.push(child);
  }
}

/** Whether an offset is in code: in fences, spans and indented blocks. */
export function codeLookup(root: MarkdownNode): (offset: number) => boolean {
  return nodeLookup(root, ['code', 'inlineCode']);
}

/** Whether an offset is in a node of one of the types. */
export function nodeLookup(
  root: MarkdownNode,
  types: readonly string[],
): (offset: number) => boolean {
  const ranges: TextRange[] = [];
  visitNodes(root, ({ type, position }) => {
    if (!types.includes(type)) return;
    ranges.push({ start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 });
  });
  return lookupIn(ranges);
}

/** Whether an offset is in one of the ranges, which may overlap. */
export function lookupIn(ranges: readonly TextRange[]): (offset: number) => boolean {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return (offset) => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (merged[low]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}
