import type { Definition, Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { tryDecodeURI } from '../../content/paths.ts';

/**
 * Lets Astro decode each address that a picture may have: it decodes them all to look for files of
 * its own, and fails on one that is not well encoded, as `100%.png`. Pages take addresses from their
 * model, so nothing of this shows.
 */
export function remarkDecodableAddresses(): (tree: Root) => void {
  return (tree) => {
    visit(tree, ['image', 'definition'], (node) => {
      const addressed = node as Image | Definition;
      if (tryDecodeURI(addressed.url) === undefined)
        addressed.url = addressed.url.replaceAll('%', '%25');
    });
  };
}
