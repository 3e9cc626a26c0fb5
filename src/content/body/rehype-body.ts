import type { Properties, Root } from 'hast';
import { cleanTree } from './clean-tree.ts';
import { BodySource } from './positions.ts';
import { transformTree } from './transform-tree.ts';
import {
  element,
  isJsx,
  type BodyElement,
  type BodyNode,
  type BodyParent,
  type BodyRoot,
  type JsxElement,
} from './tree.ts';

export interface RehypeBodyOptions {
  /** The same hosts that `compileBody` was given. */
  ownHosts: readonly string[];
}

/**
 * Rehype plugin that compiles an MDX body as `compileBody` compiles a Markdown one. Each link and
 * picture gets the index of its entry in `facts.links` or `facts.pictures` as `data-placeholder`, which
 * the components for `a`, for `img` and those with a `src` receive. It reports nothing: `compileBody`
 * has reported the diagnostics of the file.
 */
export function rehypeBody({ ownHosts }: RehypeBodyOptions): (tree: Root) => void {
  return (tree) => {
    const root = tree as BodyRoot;
    const source = new BodySource('', 1);
    adoptJsxElements(root);
    cleanTree(root, { source, ownHosts });
    transformTree(root, { source, ownHosts, placeholders: 'numbers' });
  };
}

/**
 * Turns HTML that is written as JSX, `<a href="/x/">`, into the elements that Markdown makes, so that
 * they are treated alike. An element with an expression or an unknown attribute stays code. Changes
 * the tree in place.
 */
export function adoptJsxElements(parent: BodyParent): void {
  for (const [index, child] of parent.children.entries()) {
    const adopted = isJsx(child) ? adopt(child) : undefined;
    if (adopted !== undefined) parent.children[index] = adopted;
    const now: BodyNode = adopted ?? child;
    if ('children' in now) adoptJsxElements(now);
  }
}

function adopt(node: JsxElement): BodyElement | undefined {
  if (node.name === null || !/^[a-z][a-z0-9]*$/.test(node.name)) return undefined;
  const properties: Properties = {};
  for (const attribute of node.attributes) {
    const name = propertyNames.get(attribute.name ?? '');
    if (name === undefined || typeof attribute.value !== 'string') return undefined;
    properties[name] = name === 'className' ? attribute.value.split(/\s+/) : attribute.value;
  }
  return element(node.name, properties, node.children, node.position);
}

const propertyNames: ReadonlyMap<string, string> = new Map([
  ['alt', 'alt'],
  ['class', 'className'],
  ['className', 'className'],
  ['dir', 'dir'],
  ['href', 'href'],
  ['id', 'id'],
  ['lang', 'lang'],
  ['src', 'src'],
  ['title', 'title'],
]);
