import type { Definition, Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';

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

function isDecodable(address: string): boolean {
  try {
    decodeURI(address);
    return true;
  } catch {
    return false;
  }
}
