import { fromHtml } from 'hast-util-from-html';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'hast';
import { sanitizeSchema } from '../content/body/sanitize-schema.ts';

/** What a body may hold, and what the site's own components add that feeds keep or know to drop. */
const schema: Schema = {
  ...sanitizeSchema,
  attributes: {
    ...sanitizeSchema.attributes,
    // Of two rules for the same attribute the first counts.
    a: [['className', 'permalink'], ...(sanitizeSchema.attributes?.a ?? [])],
    div: [['className', 'heading', 'table-scroll']],
    img: ['src', 'alt', 'width', 'height'],
  },
};

/**
 * The body of an MDX article as Astro rendered it, in the form that the compiler gives to bodies of
 * Markdown. Components may print anything; what no body may hold, as scripts and styles, goes.
 */
export function cleanRendered(html: string): string {
  const tree = sanitize(fromHtml(html, { fragment: true }), schema) as Root;
  const only = tree.children.find((node) => node.type === 'element');
  return toHtml(only?.type === 'element' ? only.children : tree.children).trim();
}
