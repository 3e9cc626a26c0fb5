import type { Properties } from 'hast';
import {
  element,
  isJsx,
  type BodyElement,
  type BodyNode,
  type BodyParent,
  type JsxElement,
} from './tree.ts';

/**
 * Turns HTML that an MDX author wrote as JSX, `<a href="/x/">`, into the elements that Markdown
 * makes, so that it is treated like them. What carries an expression or an attribute that is not
 * plain stays code. The tree is changed in place.
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
