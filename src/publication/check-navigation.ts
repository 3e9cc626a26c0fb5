import {
  diagnose,
  type Position,
  type SourceDiagnostic,
} from '../content/diagnostics/diagnostic.ts';
import { slugify, withinDistance } from '../content/text.ts';
import type { NavigationLink, SiteConfig } from '../site-settings.ts';
import { type Address, addressKey, type LanguagePrefix, prefixOf } from '../urls.ts';

type Links = Pick<SiteConfig, 'navigation' | 'footer'>;

/** From so many characters on, two edits still are a slip. */
const LONG = 8;

/**
 * Reports the links of `site.config.ts` that pages do not show, as they lead to no page: slips, and all
 * of a list of which another link leads to a plain page. A site need not have any of those.
 */
export function checkNavigation(
  configured: Links,
  shown: Links,
  {
    addresses,
    plainPages,
    prefixes,
    positionOf,
  }: {
    addresses: readonly Address[];
    plainPages: readonly Address[];
    /** Those of the publication's languages; a page of another one is not meant. */
    prefixes: readonly LanguagePrefix[];
    positionOf: (link: NavigationLink) => Position;
  },
): SourceDiagnostic[] {
  return (['navigation', 'footer'] as const).flatMap((key) => {
    const hasPages = shown[key].some(({ to }) => plainPages.includes(to));
    return (
      configured[key]
        // A page that its own error keeps away is told of there.
        .filter((link) => !shown[key].includes(link) && !addresses.includes(link.to))
        .flatMap((link) => {
          const prefix = prefixOf(link.to, prefixes);
          const meant = nearest(
            link.to,
            addresses.filter((address) => prefixOf(address, prefixes) === prefix),
          );
          if (meant === undefined && !hasPages) return [];
          const hint =
            meant === undefined
              ? 'Correct the address, or delete the link'
              : `Did you mean \`${meant}\`?`;
          const message = `${link.to} of \`${key}\` is no page of this site, so no page shows the link`;
          return [diagnose('navigation-target', positionOf(link), message, hint)];
        })
    );
  });
}

/**
 * Reports the names of `home.categories` that are no category with articles in any language, so that the
 * home page has no band for them.
 *
 * @param categories those with articles, in all languages
 */
export function checkHomeCategories(
  configured: readonly string[],
  categories: readonly { slug: string; name: string }[],
  positionOf: (name: string) => Position,
): SourceDiagnostic[] {
  const slugs = new Set(categories.map(({ slug }) => slug));
  return configured
    .filter((name) => !slugs.has(slugify(name)))
    .map((name) => {
      const slips = name.length < LONG ? 1 : 2;
      const meant = categories.find((one) => withinDistance(one.slug, slugify(name), slips));
      return diagnose(
        'home-category',
        positionOf(name),
        `\`${name}\` of \`home.categories\` is no category with articles, so the home page has no band for it`,
        meant === undefined
          ? 'Write the name of a category, or delete it from the list'
          : `Did you mean \`${meant.name}\`?`,
      );
    });
}

/** The address in another spelling, or else one that a slip turns into it. */
function nearest(address: Address, addresses: readonly Address[]): Address | undefined {
  const key = addressKey(address);
  const slips = key.length < LONG ? 1 : 2;
  return (
    addresses.find((other) => addressKey(other) === key) ??
    addresses.find((other) => withinDistance(addressKey(other), key, slips))
  );
}
