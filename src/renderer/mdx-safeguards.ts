import type { Definition, Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/**
 * Lets Astro decode each address that a picture may have: it decodes them all to look for files of
 * its own, and fails on one that is not well encoded, as `100%.png`. Pages take addresses from their
 * model, so nothing of this shows.
 */
export function remarkDecodableAddresses(): (tree: Root) => void {
  return (tree) => {
    visit(tree, ['image', 'definition'], (node) => {
      const addressed = node as Image | Definition;
      if (!isDecodable(addressed.url)) addressed.url = addressed.url.replaceAll('%', '%25');
    });
  };
}

/**
 * Leaves a sign in the compiled module, where a page can see that the module was loaded: Astro only
 * logs that it was not, and prints an empty body.
 */
export function remarkMarkCompiled(): (tree: Root, file: VFile) => void {
  return (_tree, file) => {
    file.data.astro = { ...file.data.astro, frontmatter: { compiled: true } };
  };
}

function isDecodable(address: string): boolean {
  try {
    decodeURI(address);
    return true;
  } catch {
    return false;
  }
}
