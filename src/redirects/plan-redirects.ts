import type { TermPage } from '../content/article.ts';
import { feedFormats } from '../feeds/formats.ts';
import { termsOf } from '../publication/links.ts';
import type { Publication } from '../publication/publication.ts';
import {
  type Address,
  addressKey,
  isVariant,
  requestKey,
  siteAddresses,
  type Taxonomy,
} from '../urls.ts';
import type { SiteSettings } from '../site-settings.ts';
import {
  answersBelow,
  finalTarget,
  readRedirect,
  type RedirectRule,
  type Ways,
} from './redirect-rule.ts';

/** A redirect from one address. */
export interface Redirect {
  from: Address;
  /** An address of the site or a whole URL. */
  to: string;
  /**
   * Whether `from` differs from an address that has a file in case or Unicode form only: no page can
   * redirect from it, as some disks take the two for one file.
   */
  isVariant?: true;
}

/** A redirect that no page can make: only hosts that support its kind apply it. */
export type HostRule = Exclude<RedirectRule, { kind: 'path' }>;

/**
 * Every plain redirect, once, with its final target: former addresses of the articles on the site, of
 * plain pages, terms and authors, then those of `site.config.ts` and `redirects.yaml`.
 */
export function planRedirects(publications: readonly Publication[]): Redirect[] {
  const own = publications.flatMap(formerAddresses);
  const rules = publications.flatMap(configuredRules);
  const paths = rules.filter((rule) => rule.kind === 'path');
  const first = new Map<string, Redirect>();
  const withPage = new Set<string>();
  for (const { from, to } of [...own, ...paths]) {
    if (first.has(requestKey(from))) continue;
    const key = addressKey(from);
    const isTaken = withPage.has(key) || isVariant(from, to);
    first.set(requestKey(from), { from, to, ...(isTaken && { isVariant: true }) });
    withPage.add(key);
  }
  const end = finder([...first.values()], rules);
  return [...first.values()].flatMap((redirect) => {
    const to = end(redirect.to);
    return to === undefined ? [] : [{ ...redirect, to }];
  });
}

/** Whether some host of the site is told of redirects, besides the pages that it serves. */
export function tellsHosts({ hosts }: Pick<SiteSettings, 'hosts'>): boolean {
  return hosts.some((host) => host !== 'github');
}

/** Redirects of queries and of everything below a path, each with its final target. */
export function planHostRules(
  publications: readonly Publication[],
  plain: readonly Redirect[] = planRedirects(publications),
): HostRule[] {
  const rules = publications.flatMap(configuredRules);
  const end = finder(plain, rules);
  return rules.flatMap((rule): HostRule[] => {
    const to = end(rule.to);
    return rule.kind === 'path' || to === undefined ? [] : [{ ...rule, to }];
  });
}

/** Former addresses from the front matter of articles, plain pages, terms and authors. */
export function formerAddresses(publication: Publication): Redirect[] {
  const { articles, unlisted, content } = publication;
  const taxonomies = ['category', 'tag', 'author'] as const;
  return [
    ...[...articles, ...unlisted, ...content.pages].flatMap(
      ({ address, formerAddresses: former }) => former.map((from) => ({ from, to: address })),
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
  const address = publication.addresses.term(taxonomy, slug);
  if (!publication.byTerm[taxonomy].has(slug)) return [];
  return former.flatMap((from) => [
    { from, to: address },
    ...feedFormats.map((format) => ({
      from: `${siteAddresses.feed(from, format)}/`,
      to: siteAddresses.feed(address, format),
    })),
  ]);
}

function configuredRules({ redirects }: Publication): RedirectRule[] {
  return redirects.flatMap((entry) => {
    const rule = readRedirect(entry);
    return 'fault' in rule ? [] : [rule];
  });
}

/** Where the redirects lead; of variants see `Redirect`. */
function waysOf(plain: readonly Redirect[], rules: readonly RedirectRule[]): Ways {
  const variants = plain.filter((redirect) => redirect.isVariant);
  const others = plain.filter((redirect) => !redirect.isVariant);
  return {
    paths: new Map(others.map(({ from, to }) => [addressKey(from), to])),
    variants: new Map(variants.map(({ from, to }) => [requestKey(from), to])),
    below: rules.filter((rule) => rule.kind === 'below'),
  };
}

/**
 * Finds where an older address leads to. What a rule for all addresses below another makes of one counts
 * where that is a page; `hasPage` tells by the key of its address.
 */
export function redirectFinder(
  redirects: readonly Redirect[],
  rules: readonly HostRule[],
  hasPage: (key: string) => boolean,
): (address: Address) => Address | undefined {
  const redirectFrom = new Map(redirects.map(({ from, to }) => [requestKey(from), to]));
  const ways = waysOf(redirects, rules);
  return (address) => {
    const to = redirectFrom.get(requestKey(address));
    if (to !== undefined || !ways.below.some(({ from }) => answersBelow(from, address))) return to;
    const end = finalTarget(address, ways);
    return end !== undefined && hasPage(addressKey(end)) ? end : undefined;
  };
}

function finder(
  plain: readonly Redirect[],
  rules: readonly RedirectRule[],
): (to: string) => string | undefined {
  const ways = waysOf(plain, rules);
  return (to) => finalTarget(to, ways);
}
