import { feedFormats } from '../../feeds/formats.ts';
import type { RouteModel } from '../../route-models.ts';
import { siteAddresses, type Address, type LanguagePrefix, type Taxonomy } from '../../urls.ts';

/** Where routes are, below the project. */
export const PAGES = 'src/pages';

/** Prints the body of an MDX article alone, for feeds. Astro gets it as a route beside those of `src/pages/`. */
export const bodyRoute = { route: 'src/pipeline/render/body.astro', address: '/_body/' };

const taxonomies: readonly Taxonomy[] = ['category', 'tag', 'author'];

/** The files of `src/pages/` whose addresses come from models; all others are an adopter's own. */
export const siteRoutes: ReadonlySet<string> = new Set(
  [
    'index.astro',
    'page/[page].astro',
    '[...address].astro',
    'archive.astro',
    ...taxonomies.flatMap((taxonomy) => [indexRoute(taxonomy), listRoute(taxonomy)]),
    'search.astro',
    '404.astro',
    ...feedFormats.map(({ file }) => `${file}.ts`),
    'robots.txt.ts',
    'sitemap.xml.ts',
    'sitemap-[number].xml.ts',
    'manifest.webmanifest.ts',
  ].map((file) => `${PAGES}/${file}`),
);

/** Patterns of the feeds below each term and author, with the endpoint that prints them. */
export const termFeedRoutes: readonly { pattern: string; entrypoint: string }[] =
  taxonomies.flatMap((taxonomy) =>
    feedFormats.map(({ file }) => ({
      pattern: siteAddresses.feed(siteAddresses.term(taxonomy, '[slug]'), { file }),
      entrypoint: `${PAGES}/${file}.ts`,
    })),
  );

/** Files of `src/pages/` whose pattern says no language: what is once on a site, and any address. */
const withoutLanguage = new Set(['[...address].astro', 'robots.txt.ts', 'manifest.webmanifest.ts']);

/** Patterns of the addresses of a further language, with the files that print them. */
export function languageRoutes(
  prefix: LanguagePrefix,
): readonly { pattern: string; entrypoint: string }[] {
  const files = [...siteRoutes].map((file) => file.slice(PAGES.length + 1));
  return [
    ...files
      .filter((file) => !withoutLanguage.has(file))
      .map((file) => ({
        pattern: `${prefix}/${file.replace(/(?:^index|\/index)?\.\w+$/, '')}`.replace(/\/$/, ''),
        entrypoint: `${PAGES}/${file}`,
      })),
    ...termFeedRoutes.map(({ pattern, entrypoint }) => ({ pattern: prefix + pattern, entrypoint })),
  ];
}

/** The file below the project that prints a model. */
export function routeOf(model: RouteModel, address: Address): string {
  return model.kind === 'body' ? bodyRoute.route : `${PAGES}/${fileOf(model, address)}`;
}

function fileOf(model: Exclude<RouteModel, { kind: 'body' }>, address: Address): string {
  switch (model.kind) {
    case 'home':
      return 'index.astro';
    case 'article':
    case 'plain':
    case 'unreadable':
      return '[...address].astro';
    case 'list':
      if (model.of === 'article') return 'page/[page].astro';
      return listRoute(model.of);
    case 'index':
      return indexRoute(model.of);
    case 'archive':
      return model.of === 'year' ? '[...address].astro' : 'archive.astro';
    case 'search':
      return 'search.astro';
    case 'not-found':
      return '404.astro';
    case 'feed':
      return `${address.slice(address.lastIndexOf('/') + 1)}.ts`;
    case 'robots':
      return 'robots.txt.ts';
    case 'sitemap':
      return 'sitemap-[number].xml.ts';
    case 'sitemap-index':
      return 'sitemap.xml.ts';
    case 'web-manifest':
      return 'manifest.webmanifest.ts';
  }
}

function indexRoute(taxonomy: Taxonomy): string {
  return `${siteAddresses.taxonomy(taxonomy).slice(1)}index.astro`;
}

function listRoute(taxonomy: Taxonomy): string {
  return `${siteAddresses.taxonomy(taxonomy).slice(1)}[slug]/[...page].astro`;
}
