import { limits } from '../limits.ts';
import { cssReferences } from './check-css.ts';
import type { SvgElement } from './read-svg.ts';
import { SvgRefusal } from './svg-refusal.ts';

/**
 * Counts the elements that are drawn once every `href` and `url(#id)` is followed, without drawing
 * any: a few lines can repeat each other into billions. Throws an SvgRefusal for too many, for
 * parts that hold themselves, and for chains that are too long.
 */
export function checkReferences(root: SvgElement): void {
  const byId = indexIds(root, new Map<string, SvgElement>());
  checkStyleSheets(root, byId);
  const costs = new Map<SvgElement, number>();
  const open = new Set<SvgElement>();

  function cost(element: SvgElement, hops: number): number {
    const known = costs.get(element);
    if (known !== undefined) return known;
    if (open.has(element)) refuse('a part that repeats itself', element);
    if (hops > longestChain) refuse('a long chain of parts that repeat each other', element);
    open.add(element);
    let sum = 1;
    for (const child of element.children) sum += cost(child, hops);
    for (const id of references(element)) {
      const target = byId.get(id);
      if (target) sum += cost(target, hops + 1);
    }
    if (sum > limits.svgDrawnElements) refuse('parts that repeat each other too often', element);
    open.delete(element);
    costs.set(element, sum);
    return sum;
  }

  cost(root, 0);
}

const longestChain = 16;

function indexIds(element: SvgElement, byId: Map<string, SvgElement>): Map<string, SvgElement> {
  for (const { spelling, value } of element.attributes) {
    if (spelling === 'id' && !byId.has(value)) byId.set(value, element);
  }
  for (const child of element.children) indexIds(child, byId);
  return byId;
}

/** A rule of a style sheet can hold for any element, so it may lead to what holds nothing further. */
function checkStyleSheets(element: SvgElement, byId: ReadonlyMap<string, SvgElement>): void {
  if (element.name === 'style') {
    for (const id of cssReferences(element.text)) {
      const name = byId.get(id)?.name;
      if (name !== undefined && name !== 'linearGradient' && name !== 'radialGradient') {
        refuse(`a style sheet that refers to a <${name}>`, element);
      }
    }
  }
  for (const child of element.children) checkStyleSheets(child, byId);
}

function references(element: SvgElement): string[] {
  return element.attributes.flatMap(({ name, value }) =>
    name === 'href' && value.startsWith('#') ? value.slice(1) : cssReferences(value),
  );
}

function refuse(what: string, element: SvgElement): never {
  throw new SvgRefusal(
    `The SVG holds ${what} in line ${element.line}`,
    'Simplify it, or save it as PNG',
  );
}
