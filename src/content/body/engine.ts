import {
  defineHastPlugin,
  markdownToHast,
  markdownToMdast,
  mdxToHast,
  mdxToMdast,
  mdxToJs,
  type EstreeProgram,
  type Features,
} from 'satteri';
import { normalizeLabel } from './locate-address.ts';
import type { BodyRoot, SourceRange } from './tree.ts';

/** GFM and definition lists: front matter is read elsewhere, and punctuation stays as it was typed. */
const features: Features = { gfm: true, definitionList: true, frontmatter: false };

/** Leaves raw HTML as it is; every node made of the source has its position. */
export function parseMarkdown(markdown: string): BodyRoot {
  return asBody(markdownToHast(markdown, { features }));
}

/** Parses raw HTML into elements as a browser would; no node has a position. */
export function parseMarkdownWithHtml(markdown: string): BodyRoot {
  return asBody(
    markdownToHast(markdown, { features: { ...features, rawHtml: true }, position: false }),
  );
}

/** The syntax tree, in which all that was written still is; every node has its position. */
export function parseSyntax(source: string, syntax: 'md' | 'mdx'): MarkdownNode {
  const parse = syntax === 'mdx' ? mdxToMdast : markdownToMdast;
  return parse(source, { features }) as MarkdownNode;
}

/** What `parse` makes of a body; `undefined` where MDX is not valid, as the compiler says elsewhere. */
export function tryParse<Tree>(parse: () => Tree): Tree | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** The range of each definition by its normalized label; the first of a label counts. */
export function definitionsOf(root: MarkdownNode): Map<string, { start: number; end: number }> {
  const definitions = new Map<string, { start: number; end: number }>();
  const pending: MarkdownNode[] = [root];
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

/** A node of mdast, with what the compiler reads of it. */
export interface MarkdownNode {
  type: string;
  label?: string | null;
  identifier?: string;
  url?: string;
  value?: string;
  alt?: string | null;
  spread?: boolean | null;
  children?: MarkdownNode[];
  position?: SourceRange;
}

export interface ParsedMdx {
  tree: BodyRoot;
  /**
   * ESTree programs of the module code and the expressions in the body, by their text. Offsets count
   * bytes of UTF-8 from the start of that text. Expressions in attributes are not among them.
   */
  code: ReadonlyMap<string, EstreeProgram>;
}

/** @throws Error whose message begins with `line:column:` when the source is not valid MDX. */
export function parseMdx(mdx: string): ParsedMdx {
  const code = new Map<string, EstreeProgram>();
  const keep = (node: { value: string; parseExpression: () => EstreeProgram | null }): void => {
    const program = node.parseExpression();
    if (program !== null) code.set(node.value, program);
  };
  const collectCode = defineHastPlugin({
    name: 'collect-code',
    mdxjsEsm: keep,
    mdxFlowExpression: keep,
    mdxTextExpression: keep,
  });
  // Only compiling tells whether the JavaScript in the tree is valid.
  mdxToJs(mdx, { features, hastPlugins: [collectCode] });
  return { tree: asBody(mdxToHast(mdx, { features })), code };
}

/** The engine's types leave out what raw HTML and MDX add to hast. */
function asBody(tree: unknown): BodyRoot {
  return tree as BodyRoot;
}
