import { parseFormerAddress } from '../../content/parse-address.ts';
import { decodePath } from '../../content/paths.ts';
import { compareText } from '../../content/text.ts';
import type { ListedAddresses } from '../../pipeline/list-addresses.ts';
import { supportsRule } from '../../redirects/hosts/netlify-cloudflare.ts';
import { answersBelow, finalTarget } from '../../redirects/redirect-rule.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { type Address, isUrl, requestKey, siteAddresses } from '../../urls.ts';

export interface Comparison {
  /** Distinct addresses that were compared. */
  count: number;
  /** Paths below the site's root, decoded, with their queries; in code-unit order. */
  unanswered: string[];
  /** Gone because articles expired, which is intended. */
  expired: string[];
  /** How many have another host than the site, by that host; they are compared by their paths. */
  otherHosts: ReadonlyMap<string, number>;
  /** How many lie on the site's host and not below its path; they are not compared. */
  outside: number;
}

type Site = Pick<SiteSettings, 'origin' | 'base' | 'ownHosts' | 'hosts'>;

/**
 * Compares addresses of an old site, which are paths or whole URLs, with those that the site answers.
 * A redirect answers where it leads to a page or file of the site or to another site, and where a host
 * of the site knows its form. A query that no redirect answers is that of its path, but of the home
 * page, which shows the same to every query.
 */
export function findUnanswered(
  written: readonly string[],
  now: ListedAddresses,
  site: Site,
): Comparison {
  const answers = answering(now, site);
  const over = new Set(now.expired.map(requestKey));
  const otherHosts = new Map<string, number>();
  const found = new Map<string, OldAddress>();
  let outside = 0;
  for (const text of written) {
    const url = URL.parse(text, site.origin);
    if (!url) continue;
    const isOwn = site.ownHosts.includes(url.host);
    const old = oldAddress(url, site.base, isOwn);
    if (old === undefined) {
      outside += 1;
      continue;
    }
    if (!isOwn) otherHosts.set(url.host, (otherHosts.get(url.host) ?? 0) + 1);
    found.set(requestKey(old.path) + url.search, old);
  }
  const gone = [...found.values()].filter((old) => !answers(old));
  const isOver = ({ path }: OldAddress): boolean => over.has(requestKey(path));
  return {
    count: found.size,
    unanswered: spelt(gone.filter((old) => !isOver(old))),
    expired: spelt(gone.filter(isOver)),
    otherHosts,
    outside,
  };
}

interface OldAddress {
  /** Below the site's root, decoded. */
  path: string;
  query: URLSearchParams;
  /** The query as it is written, with its `?`. */
  search: string;
}

/** Undefined for one of the site's host that is not below its path. */
function oldAddress(url: URL, base: string, isOwn: boolean): OldAddress | undefined {
  const { pathname, searchParams: query, search } = url;
  const isBelow = `${pathname}/`.startsWith(base);
  if (isOwn && !isBelow) return undefined;
  const path = decodePath(isBelow ? `/${pathname.slice(base.length)}` : pathname);
  return { path, query, search };
}

function answering(now: ListedAddresses, { hosts }: Site): (old: OldAddress) => boolean {
  const there = new Set(
    [
      siteAddresses.home,
      ...now.pages.map(({ address }) => address),
      ...now.files,
      ...now.broken,
    ].map(requestKey),
  );
  const leads = (to: string): boolean => isUrl(to) || there.has(requestKey(to));
  const redirects = new Map(now.redirects.map(({ from, to }) => [requestKey(from), to]));
  const rules = now.rules.filter((rule) => hosts.some((host) => supportsRule(host, rule)));
  const below = rules.filter((rule) => rule.kind === 'below');
  const queries = Map.groupBy(
    rules.filter((rule) => rule.kind === 'query'),
    ({ from }) => requestKey(from),
  );
  return ({ path, query, search }) => {
    const address = addressOf(path);
    if (address === undefined) return false;
    const key = requestKey(address);
    const asked = queries
      .get(key)
      ?.find((rule) => rule.query.every(([name, value]) => query.get(name) === value));
    if (asked) return leads(asked.to);
    if (address === siteAddresses.home) return search === '';
    if (there.has(key)) return true;
    const to = redirects.get(key);
    if (to !== undefined) return leads(to);
    if (!below.some(({ from }) => answersBelow(from, address))) return false;
    const end = finalTarget(address, { paths: new Map(), below });
    return end !== undefined && leads(end);
  };
}

/** Undefined for a path at which no page can lie. */
function addressOf(path: string): Address | undefined {
  if (/^\/(?:index\.html)?$/.test(path)) return siteAddresses.home;
  const encoded = path.replaceAll('%', '%25');
  const address = parseFormerAddress(encoded);
  return typeof address === 'string' ? address : undefined;
}

function spelt(addresses: readonly OldAddress[]): string[] {
  return addresses.map(({ path, search }) => path + search).sort(compareText);
}
