import type { Root } from 'hast';
import { BodySource } from './body-source.ts';
import { cleanTree } from './clean-tree.ts';
import { finishTree } from './finish-tree.ts';
import { adoptJsxElements } from './jsx-elements.ts';
import type { BodyRoot } from './tree.ts';

export interface RehypeBodyOptions {
  /** The same hosts that `compileBody` was given. */
  ownHosts: readonly string[];
}

/**
 * The rehype plugin that makes of an MDX body what `compileBody` makes of a Markdown one. Each link
 * and picture gets its place in `facts.links` or `facts.pictures` as `data-placeholder`, an attribute that
 * the components for `a`, `img` and every component with a `src` receive. Problems are not reported
 * again: `compileBody` has found them in the same file.
 */
export function rehypeBody({ ownHosts }: RehypeBodyOptions): (tree: Root) => void {
  return (tree) => {
    const root = tree as BodyRoot;
    const source = new BodySource('', 1);
    adoptJsxElements(root);
    cleanTree(root, { source, ownHosts });
    finishTree(root, { source, ownHosts, placeholders: 'numbers' });
  };
}
