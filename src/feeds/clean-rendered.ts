import { fromHtml } from 'hast-util-from-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'hast';
import { sanitizeSchema } from '../content/body/sanitize-schema.ts';

/** The schema of compiled bodies, with what components print and `simplifyHtml` handles. */
const schema: Schema = {
  ...sanitizeSchema,
  attributes: {
    ...sanitizeSchema.attributes,
    // The first of two rules for an attribute applies.
    a: [['className', 'permalink'], ...(sanitizeSchema.attributes?.a ?? [])],
    div: [['className', 'heading', 'table-scroll']],
    img: ['src', 'alt', 'width', 'height'],
  },
};

/**
 * Sanitizes the body of an MDX article as Astro rendered it and gives it the form of a compiled body.
 * Components may print anything; scripts, styles and whatever else a body must not contain is removed.
 */
export function cleanRendered(html: string): string {
  const tree = sanitize(fromHtml(html, { fragment: true }), schema) as Root;
  const only = tree.children.find((node) => node.type === 'element');
  return toHtml(only?.type === 'element' ? only.children : tree.children).trim();
}
