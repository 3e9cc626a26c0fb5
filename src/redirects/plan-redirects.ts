import type { TermPage } from '../content/article.ts';
import { feedFormats } from '../feeds/formats.ts';
import { termsOf } from '../publication/links.ts';
import type { Publication } from '../publication/publication.ts';
import { type Address, addressKey, siteAddresses, type Taxonomy } from '../urls.ts';
import { finalTarget, readRedirect, type RedirectRule } from './redirect-rule.ts';

/** A redirect from one address, which has a redirect page on every host. */
export interface Redirect {
  from: Address;
  /** An address of the site or a whole URL. */
  to: string;
}

/** A redirect that no page can make: only hosts that support its kind apply it. */
export type HostRule = Exclude<RedirectRule, { kind: 'path' }>;

/**
 * Every plain redirect, once, with its final target: former addresses of the articles on the site, of
 * plain pages, terms and authors, then those of `site.config.ts`.
 */
export function planRedirects(publication: Publication): Redirect[] {
  const own = formerAddresses(publication);
  const rules = configuredRules(publication);
  const paths = rules.filter((rule) => rule.kind === 'path');
  const first = new Map<string, Redirect>();
  for (const { from, to } of [...own, ...paths]) {
    const key = addressKey(from);
    if (!first.has(key)) first.set(key, { from, to });
  }
  const end = finder([...first.values()], rules);
  return [...first.values()].flatMap(({ from, to }) => {
    const target = end(to);
    return target === undefined ? [] : [{ from, to: target }];
  });
}

/** Redirects of queries and of everything below a path, each with its final target. */
export function planHostRules(publication: Publication): HostRule[] {
  const rules = configuredRules(publication);
  const end = finder(planRedirects(publication), rules);
  return rules.flatMap((rule): HostRule[] => {
    const to = end(rule.to);
    return rule.kind === 'path' || to === undefined ? [] : [{ ...rule, to }];
  });
}

/** Former addresses from the front matter of articles, plain pages, terms and authors. */
export function formerAddresses(publication: Publication): Redirect[] {
  const { articles, content } = publication;
  const taxonomies = ['category', 'tag', 'author'] as const;
  return [
    ...[...articles, ...content.pages].flatMap(({ address, formerAddresses: former }) =>
      former.map((from) => ({ from, to: address })),
    ),
    ...taxonomies.flatMap((taxonomy) =>
      [...termsOf(publication, taxonomy).values()].flatMap(({ slug, page }) =>
        page ? ofTerm(publication, taxonomy, slug, page) : [],
      ),
    ),
  ];
}

/** Includes the feeds of a renamed term, which feed readers continue to request. */
function ofTerm(
  publication: Publication,
  taxonomy: Taxonomy,
  slug: string,
  { formerAddresses: former }: TermPage,
): Redirect[] {
  const address = siteAddresses.term(taxonomy, slug);
  if (!publication.byTerm[taxonomy].has(slug)) return [];
  return former.flatMap((from) => [
    { from, to: address },
    ...feedFormats.map((format) => ({
      from: `${siteAddresses.feed(from, format)}/`,
      to: siteAddresses.feed(address, format),
    })),
  ]);
}

function configuredRules({ site }: Publication): RedirectRule[] {
  return site.redirects.flatMap((entry) => {
    const rule = readRedirect(entry);
    return 'fault' in rule ? [] : [rule];
  });
}

function finder(
  plain: readonly Redirect[],
  rules: readonly RedirectRule[],
): (to: string) => string | undefined {
  const paths = new Map(plain.map(({ from, to }) => [addressKey(from), to]));
  const below = rules.filter((rule) => rule.kind === 'below');
  return (to) => finalTarget(to, { paths, below });
}
