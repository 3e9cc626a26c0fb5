import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseMarkdown, parseMarkdownWithHtml } from '../../src/content/body/engine.ts';

/** HTML of the engine that `.md` goes through, before it is cleaned. */
export function renderWithEngine(markdown: string): string {
  return normalize(parseMarkdownWithHtml(markdown) as Root);
}

/** HTML of the same engine as it is when the body holds no raw HTML, which saves the second parse. */
export function renderWithoutHtml(markdown: string): string | undefined {
  const tree = parseMarkdown(markdown) as Root;
  return holdsRawHtml(tree) ? undefined : normalize(tree);
}

function holdsRawHtml(node: Nodes): boolean {
  const type: string = node.type;
  return type === 'raw' || ('children' in node && node.children.some(holdsRawHtml));
}

/** HTML of the engine that `.mdx` goes through, which is also the field's reference for GFM. */
export function renderWithReference(markdown: string): string {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw);
  return normalize(processor.runSync(processor.parse(markdown)));
}

/**
 * White space that no browser shows, the order of attributes and the two ways of saying a cell's
 * alignment do not count.
 */
function normalize(tree: Root): string {
  visit(tree, 'element', (node: Element) => {
    const { align, style, ...others } = node.properties;
    const alignment =
      align ?? /text-align: (\w+)/.exec(typeof style === 'string' ? style : '')?.[1];
    const all = { ...others, ...(alignment === undefined ? {} : { align: alignment }) };
    const sorted = Object.entries(all)
      .filter(([, value]) => value !== false)
      .map(([name, value]) => [name, value === true ? '' : value] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    node.properties = Object.fromEntries(sorted);
  });
  const html = toHtml(tree);
  return html
    .split(/(<pre[\s\S]*?<\/pre>)/)
    .map((part) =>
      part.startsWith('<pre') ? part : part.replace(/\s+/g, ' ').replace(/> </g, '><'),
    )
    .join('')
    .trim();
}
