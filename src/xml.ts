/**
 * What XML is written with, by rule 2.2 of XML 1.0: characters that it cannot hold are left out, as
 * no escape would let them in.
 */

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Finds all of those, and whole characters beyond the first plane: ten times as fast over long texts. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const PERHAPS_NOT_XML = /[\0-\x08\x0B\f\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Text for an element or a quoted attribute; as good for HTML. */
export function xmlText(text: string): string {
  return allowedIn(text).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

/** Text that keeps its markup readable; an end mark in it is cut in two. */
export function xmlCdata(text: string): string {
  return `<![CDATA[${allowedIn(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** An element with finished content. */
export function xmlElement(
  name: string,
  content: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

function allowedIn(text: string): string {
  return PERHAPS_NOT_XML.test(text) ? text.replace(NOT_XML, '') : text;
}
