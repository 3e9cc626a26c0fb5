import { xmlText } from '../../escape.ts';
import { namespaces } from './namespaces.ts';
import { childrenOf, type SvgElement } from './read-svg.ts';

/**
 * Prints an element and all below it as a file of its own. Whatever parser reads that file finds what
 * was checked: every name is known, every value escaped.
 */
export function printSvg(root: SvgElement): string {
  const xlink = uses(root, namespaces.xlink) ? ` xmlns:xlink="${namespaces.xlink}"` : '';
  return `${printElement(root, ` xmlns="${namespaces.svg}"${xlink}`)}\n`;
}

function printElement({ name, attributes, content }: SvgElement, declarations = ''): string {
  const written = attributes.map(
    (one) => ` ${prefixOf(one.namespace)}${one.name}="${xmlText(one.value)}"`,
  );
  const start = `<${name}${declarations}${written.join('')}`;
  if (content.length === 0) return `${start}/>`;
  const inside = content.map((part) =>
    typeof part === 'string' ? xmlText(part) : printElement(part),
  );
  return `${start}>${inside.join('')}</${name}>`;
}

function uses(element: SvgElement, namespace: string): boolean {
  return (
    element.attributes.some((attribute) => attribute.namespace === namespace) ||
    childrenOf(element).some((child) => uses(child, namespace))
  );
}

function prefixOf(namespace: string): string {
  if (namespace === namespaces.xlink) return 'xlink:';
  return namespace === namespaces.xml ? 'xml:' : '';
}
