import { drawingAttributes, elements, namespaces, wordAttributes } from './allow-list.ts';
import { checkCss } from './check-css.ts';
import type { SvgAttribute, SvgElement } from './read-svg.ts';
import { SvgRefusal } from './svg-refusal.ts';

/**
 * Throws an SvgRefusal for the first element, attribute or value that is not on the list of what
 * only draws. Yields the base64 text of every picture that is embedded.
 */
export function checkElements(root: SvgElement): string[] {
  if (root.spelling !== 'svg' || root.namespace !== namespaces.svg) {
    throw new SvgRefusal(
      `The file is not an SVG: its first element is <${root.spelling}> in the namespace "${root.namespace}"`,
      `Begin it with <svg xmlns="${namespaces.svg}">`,
    );
  }
  const embedded: string[] = [];
  checkTree(root, embedded);
  return embedded;
}

function checkTree(element: SvgElement, embedded: string[]): void {
  if (element.namespace !== namespaces.svg || !elements.has(element.name)) {
    refuse(element, `the element <${element.name}>`);
  }
  if (element.name === 'style') {
    const risk = checkCss(element.text);
    if (risk) refuse(element, `${risk} in its style sheet`);
  }
  for (const attribute of element.attributes) checkAttribute(element, attribute, embedded);
  for (const child of element.children) checkTree(child, embedded);
}

function checkAttribute(element: SvgElement, attribute: SvgAttribute, embedded: string[]): void {
  const { spelling, name, namespace, value } = attribute;
  if (namespace === namespaces.xmlns) return;
  if (namespace === namespaces.xml && (name === 'space' || name === 'lang')) return;
  if (name === 'href' && (namespace === '' || namespace === namespaces.xlink)) {
    checkHref(element, value, embedded);
    return;
  }
  if (namespace !== '') refuse(element, `the attribute ${spelling}`);
  if (wordAttributes.has(name) || /^(?:aria|data)-[\w.-]+$/.test(name)) return;
  if (!drawingAttributes.has(name)) refuse(element, `the attribute ${spelling}`);
  const risk = checkCss(value);
  if (risk) refuse(element, `${risk} in the attribute ${spelling}`);
}

function checkHref(element: SvgElement, value: string, embedded: string[]): void {
  if (element.name !== 'image') {
    if (!/^#[\w:.-]+$/.test(value)) refuse(element, `the address ${value.slice(0, 60)}`);
    return;
  }
  const base64 = embeddedPattern.exec(value.trimEnd())?.[1];
  if (base64 === undefined) return refuse(element, `the address ${value.slice(0, 60)}`);
  embedded.push(base64);
}

const embeddedPattern = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/\s]+={0,2})$/;

function refuse(element: SvgElement, what: string): never {
  throw new SvgRefusal(
    `The SVG holds more than drawing: ${what} in line ${element.line}`,
    'Export it as plain SVG, or save it as PNG',
  );
}
