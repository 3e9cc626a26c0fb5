import { markdownToHast, markdownToMdast, mdxToHast, mdxToJs, type Features } from 'satteri';
import { normalizeLabel } from './locate-address.ts';
import type { BodyRoot, SourceRange } from './tree.ts';

/** GFM and nothing else: headers are read elsewhere, and punctuation stays as it was typed. */
const features: Features = { gfm: true, frontmatter: false };

/** Raw HTML stays as it is; every node made of the source has its place. */
export function parseMarkdown(markdown: string): BodyRoot {
  return asBody(markdownToHast(markdown, { features }));
}

/** Raw HTML becomes elements, as a browser would read it; no node has a place. */
export function parseMarkdownWithHtml(markdown: string): BodyRoot {
  return asBody(
    markdownToHast(markdown, { features: { ...features, rawHtml: true }, position: false }),
  );
}

/** Where each definition stands, by its normalised label; the first of a label counts. */
export function parseDefinitions(markdown: string): Map<string, { start: number; end: number }> {
  const definitions = new Map<string, { start: number; end: number }>();
  const pending: MarkdownNode[] = [markdownToMdast(markdown, { features }) as MarkdownNode];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'definition') {
      const label = normalizeLabel(node.label ?? node.identifier ?? '');
      const start = node.position?.start.offset ?? 0;
      const known = definitions.get(label);
      if (known === undefined || start < known.start) {
        definitions.set(label, { start, end: node.position?.end.offset ?? start });
      }
    }
    for (const child of node.children ?? []) pending.push(child);
  }
  return definitions;
}

interface MarkdownNode {
  type: string;
  label?: string | null;
  identifier?: string;
  children?: MarkdownNode[];
  position?: SourceRange;
}

/** @throws Error whose message begins with `line:column:` when the source is no MDX. */
export function parseMdx(mdx: string): BodyRoot {
  // The tree alone does not tell whether the JavaScript in it can be read.
  mdxToJs(mdx, { features });
  return asBody(mdxToHast(mdx, { features }));
}

/** The engine's own types leave out what raw HTML and MDX add to hast. */
function asBody(tree: unknown): BodyRoot {
  return tree as BodyRoot;
}
