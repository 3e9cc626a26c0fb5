const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escapes text for HTML, as element content or as an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/**
 * Escapes the value of an HTML attribute in double quotes the way hast-util-to-html does, which
 * leaves `>` as it is. For attributes that are added to its output.
 */
export function escapeAttribute(value: string): string {
  return value.replace(/[&<"]/g, (character) => ENTITIES[character] ?? character);
}

/** A regular expression, as its source, that matches the text itself. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/**
 * Prints JSON for a `script` element. Characters that could end the element or open a comment in
 * it become JSON escapes.
 */
export function scriptJson(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * Escapes text for XML, as element content or as an attribute in double quotes. Characters that
 * XML 1.0 (2.2) cannot hold are left out. The result is valid HTML too.
 */
export function xmlText(text: string): string {
  return escapeHtml(withoutForbidden(text));
}

/** Wraps text in a CDATA section. A `]]>` in it is split between two sections. */
export function xmlCdata(text: string): string {
  return `<![CDATA[${withoutForbidden(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/**
 * Prints an element.
 *
 * @param content finished markup
 * @param attributes values that are not escaped yet
 */
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

const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Also matches characters beyond the first plane, and is ten times as fast on long texts. */
// eslint-disable-next-line no-control-regex -- XML forbids these control characters
const MAYBE_FORBIDDEN = /[\0-\x08\x0B\f\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;

function withoutForbidden(text: string): string {
  return MAYBE_FORBIDDEN.test(text) ? text.replace(FORBIDDEN, '') : text;
}
