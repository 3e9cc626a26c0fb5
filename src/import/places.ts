import { placeOf } from '../content/file-place.ts';
import { parseFormerAddress } from '../content/parse-address.ts';
import { foldCase, readRedirect, sourceKey } from '../redirects/redirect-rule.ts';
import type { ConfiguredRedirect, SiteSettings } from '../site-settings.ts';
import {
  addressKey,
  encodeAddress,
  requestKey,
  formerReservedBy,
  reservedBy,
  type Address,
  type ClaimedAddresses,
  type LanguagePrefix,
  withPrefix,
} from '../urls.ts';
import type { Archive, ArchiveItem, Note } from './archive.ts';
import { isHeldBack } from './front-matter.ts';
import { safePath, type TakenPaths } from './media/safe-path.ts';

/** Where an item goes. */
export interface Placed {
  item: ArchiveItem;
  /** Of a page that was held back, an article: a draft. */
  kind: ArchiveItem['kind'];
  /** Below the content folder. */
  file: string;
  /** Its address on this site, where it has one already. */
  address?: Address;
  /** As front matter has them; absent for a plain page, whose name is its address. */
  safeURL?: string;
  aliases: readonly string[];
}

export interface Places {
  placed: readonly Placed[];
  /** Requests with a query, each with the address that answers it now. */
  queries: readonly ConfiguredRedirect[];
  notes: Note[];
}

/** An item with its file, whose former addresses are not settled yet. */
type Claim = Pick<Placed, 'item' | 'kind' | 'file' | 'address'>;

interface Written {
  address: Address;
  /** `?p=12`; empty for none. */
  query: string;
}

/**
 * Gives every item its file and its address, and keeps every address it had. Of two items with one
 * address, the first keeps it, but for drafts: readers never saw them there.
 */
export function placeItems(
  { items }: Pick<Archive, 'items'>,
  site: Pick<SiteSettings, 'base' | 'redirects' | 'editions'>,
  claimed: ClaimedAddresses,
  takenPaths: TakenPaths,
): Places {
  const notes: Note[] = [];
  const isReserved = reservedAddresses(site, claimed);
  const owners = new Map<string, ArchiveItem>();
  const queries: ConfiguredRedirect[] = [];
  const note = (item: ArchiveItem, outcome: Note['outcome'], message: string): void => {
    notes.push({ outcome, subject: 'address', place: item.place, message });
  };
  /** The path of a plain page is its address. */
  const placeAt = ({ item, kind, file: wished, address }: Claim): Claim => {
    const isPath = kind === 'page' && address !== undefined;
    const file = safePath(isPath ? `pages${address.slice(0, -1)}.md` : wished, takenPaths);
    if (kind === 'article') return { item, kind, file, ...(address !== undefined && { address }) };
    const path = file
      .slice('pages/'.length)
      .replace(/\.md$/, '')
      .replace(/\/index$/, '');
    owners.set(addressKey(`/${path}/`), item);
    return { item, kind, file, address: `/${path}/` };
  };
  const drafts = new Set(items.filter(isDraft));
  const claim = (item: ArchiveItem): Claim => {
    const [first = ''] = item.addresses;
    // There are no drafts among pages.
    const isHeld = item.kind === 'page' && drafts.has(item);
    if (isHeld) note(item, 'to-do', 'The page was held back, so it is a draft among the articles');
    const kind = isHeld ? 'article' : item.kind;
    const file = isHeld ? item.file.replace(/^pages\//, 'articles/') : item.file;
    const read = readAddress(first, site);
    if (read === undefined) return placeAt({ item, kind, file });
    if (typeof read === 'string' || read.query !== '') {
      // Its name is its address, as no path was; what links to it has to know where it is.
      const named = kind === 'article' && !drafts.has(item) ? readAddress(pathOf(file), site) : '';
      const address =
        typeof named === 'object' ? free(named.address, owners, isReserved) : undefined;
      if (address !== undefined) owners.set(addressKey(address), item);
      const placed = placeAt({ item, kind, file, ...(address !== undefined && { address }) });
      if (typeof read === 'string') {
        const other =
          placed.address === undefined ? 'another address' : `the address ${placed.address}`;
        note(item, 'to-do', `${first} ${read}, so it gets ${other}`);
      }
      return placed;
    }
    const { prefix } = placeOf(file, site.editions, languageOf(item));
    const wished = withPrefix(withoutEnding(read.address), prefix);
    const address = free(wished, owners, isReserved, prefix);
    if (address !== wished) {
      const owner = owners.get(addressKey(wished));
      const reason = owner
        ? `belongs to ${owner.place.file}:${owner.place.line} too`
        : 'belongs to the site itself';
      note(item, 'to-do', `${read.address} ${reason}; this ${kind} is at ${address}`);
    }
    owners.set(addressKey(address), item);
    return placeAt({ item, kind, file, address });
  };
  const claims = new Map(
    [...items.filter((item) => !drafts.has(item)), ...drafts].map(
      (item) => [item, claim(item)] as const,
    ),
  );
  const own = items.flatMap((item) => claims.get(item) ?? []);
  const formerOwners = new Set<string>();
  const placed = own.map(({ item, kind, file, address }): Placed => {
    const aliases: string[] = [];
    for (const written of item.addresses) {
      const read = readAddress(written, site);
      if (read === undefined) continue;
      if (typeof read === 'string') {
        if (written !== item.addresses[0])
          note(item, 'to-do', `${written} ${read}; nothing answers it`);
        continue;
      }
      if (address === undefined) continue;
      if (read.query !== '') {
        queries.push({ from: encodeAddress(read.address) + read.query, to: address });
        continue;
      }
      const key = requestKey(read.address);
      if (key === requestKey(address) || formerOwners.has(key)) continue;
      // Another page, or the site itself, answers there.
      if (owners.has(addressKey(read.address)) && addressKey(read.address) !== addressKey(address))
        continue;
      if (isReserved(read.address) || read.address === '/') {
        // That of its own address was said above.
        if (written !== item.addresses[0])
          note(
            item,
            'to-do',
            `${written} belongs to the site itself; it does not lead to this ${kind}`,
          );
        continue;
      }
      formerOwners.add(key);
      aliases.push(encodeAddress(withFileName(read.address)));
    }
    return {
      item,
      kind,
      file,
      aliases,
      ...(address !== undefined && { address }),
      ...(address !== undefined && kind === 'article' && { safeURL: encodeAddress(address) }),
    };
  });
  return { placed, queries: distinct(queries), notes };
}

/** The language that the front matter of an item names. */
export function languageOf({ keys }: ArchiveItem): string | undefined {
  const written = keys.lang ?? keys.language;
  return typeof written === 'string' ? written : undefined;
}

function isDraft(item: ArchiveItem): boolean {
  return item.keys.draft === true || (item.kind === 'page' && isHeldBack(item));
}

/** The address that the name of an article makes. */
function pathOf(file: string): string {
  return `/${encodeAddress(file.replace(/^articles\//, '').replace(/\.md$/, ''))}/`;
}

/** Addresses that belong to the site, or that its configuration redirects with all below them. */
function reservedAddresses(
  { redirects }: Pick<SiteSettings, 'redirects'>,
  claimed: ClaimedAddresses,
): (address: Address) => boolean {
  const below = redirects
    .map(readRedirect)
    .filter((rule) => !('fault' in rule) && rule.kind === 'below');
  const covered = below.flatMap((rule) => ('from' in rule ? [foldCase(rule.from)] : []));
  return (address) =>
    reservedBy(address, claimed) !== undefined ||
    covered.some((from) => foldCase(address).startsWith(from));
}

/** The redirects that nothing answers yet, each once, and notes of those that cannot be written. */
export function distinctRedirects(
  redirects: readonly ConfiguredRedirect[],
  isAnswered: (address: Address) => boolean,
  claimed: ClaimedAddresses,
  configured: readonly ConfiguredRedirect[],
): {
  redirects: ConfiguredRedirect[];
  refused: { redirect: ConfiguredRedirect; reason: string }[];
} {
  const known = new Set(configured.flatMap((entry) => keyOf(entry) ?? []));
  const kept: ConfiguredRedirect[] = [];
  const refused: { redirect: ConfiguredRedirect; reason: string }[] = [];
  for (const redirect of redirects) {
    const rule = readRedirect(redirect);
    if ('fault' in rule) {
      refused.push({ redirect, reason: rule.fault });
      continue;
    }
    const key = sourceKey(rule);
    if (known.has(key) || (rule.kind === 'path' && isAnswered(rule.from))) continue;
    const owner =
      rule.kind === 'path' ? formerReservedBy(rule.from, claimed, new Set()) : undefined;
    if (owner !== undefined) {
      refused.push({ redirect, reason: `its address belongs to ${owner}` });
      continue;
    }
    known.add(key);
    kept.push(redirect);
  }
  return { redirects: kept, refused };
}

function keyOf(entry: ConfiguredRedirect): string | undefined {
  const rule = readRedirect(entry);
  return 'fault' in rule ? undefined : sourceKey(rule);
}

function distinct(queries: readonly ConfiguredRedirect[]): ConfiguredRedirect[] {
  return [...new Map(queries.toReversed().map((one) => [one.from, one])).values()].reverse();
}

/**
 * The path that an old address has on this site; why it can be none here, or undefined for one that is
 * empty or the old home page.
 */
export function readAddress(
  written: string,
  { base }: Pick<SiteSettings, 'base'>,
): Written | string | undefined {
  const [path = '', query] = written.replace(/#.*$/s, '').split(/\?(.*)/s);
  const hasQuery = query !== undefined && query !== '';
  if (path === '' && !hasQuery) return undefined;
  const below = `${path}/`.startsWith(base) && base !== '/' ? path.slice(base.length - 1) : path;
  if (below === '' || below === '/')
    return hasQuery ? { address: '/', query: `?${query}` } : undefined;
  const address = parseFormerAddress(below);
  if (typeof address !== 'string') return address.fault;
  return { address, query: hasQuery ? `?${query}` : '' };
}

/** Pages have a slash at their end here: `/2018/name.html/` is at `/2018/name/`. */
function withoutEnding(address: Address): Address {
  return address.replace(/\.(?:html?|php|aspx?)\/$/i, '/').normalize('NFC');
}

/** An address that was a file's, as readers asked for it. */
function withFileName(address: Address): string {
  return /\.[a-z0-9]+\/$/i.test(address) ? address.slice(0, -1) : address;
}

/** The address that is nearest to the wished one and belongs to nobody. */
function free(
  wished: Address,
  owners: ReadonlyMap<string, ArchiveItem>,
  isReserved: (address: Address) => boolean,
  prefix: LanguagePrefix = '',
): Address {
  // All below an address of the site itself may belong to the site.
  const own = isReserved(wished) ? `${prefix}/articles${wished.slice(prefix.length)}` : wished;
  let address = own;
  for (let number = 2; owners.has(addressKey(address)); number += 1) {
    address = `${own.slice(0, -1)}-${number}/`;
  }
  return address;
}
