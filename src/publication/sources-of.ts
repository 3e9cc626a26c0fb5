import type { Content } from '../content/article.ts';
import type { BodySource } from './resolve-body.ts';
import { type Address, languageAddresses, type Taxonomy } from '../urls.ts';

/**
 * Every file with a body and the page it becomes, whether that is published, kept back or kept away
 * by an error, which may also hide its address.
 */
export function sourcesOf(
  contents: readonly Content[],
): { source: BodySource; address?: Address }[] {
  return contents.flatMap(sourcesIn);
}

function sourcesIn(content: Content): { source: BodySource; address?: Address }[] {
  const { articles, pages, tags, categories, authors, broken, prefix } = content;
  const { term } = languageAddresses(prefix);
  const taxonomies: [Taxonomy, Content['tags']][] = [
    ['tag', tags],
    ['category', categories],
    ['author', authors],
  ];
  return [
    ...broken.map((source) =>
      source.address === undefined ? { source } : { source, address: source.address },
    ),
    ...[...articles, ...pages].map((source) => ({ source, address: source.address })),
    ...taxonomies.flatMap(([taxonomy, terms]) =>
      [...terms.values()].flatMap(({ slug, page }) =>
        page && !page.isBorrowed ? [{ source: page, address: term(taxonomy, slug) }] : [],
      ),
    ),
  ];
}
