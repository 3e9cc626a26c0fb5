import { compareText } from '../content/text.ts';
import type { ListedAddresses } from '../pipeline/list-addresses.ts';
import type { HostRule } from '../redirects/plan-redirects.ts';
import { answersBelow, requestedAddress } from '../redirects/redirect-rule.ts';
import { type Address, requestKey, siteAddresses } from '../urls.ts';

export interface LostAddress {
  /** For a redirect made by the host, a pattern such as `/category/*` or `/?p=12`. */
  address: Address;
  /** The file that the page was made from. */
  file?: string;
}

export interface LostAddresses {
  lost: LostAddress[];
  /** Gone because articles expired, which is intended. */
  expired: LostAddress[];
}

/**
 * Finds the addresses that the site answered before and does not answer now, in code-unit order.
 * Leaves out further pages of a list that still exists, and pages of files whose front matter has an
 * error.
 */
export function findLostAddresses(before: ListedAddresses, now: ListedAddresses): LostAddresses {
  const answers = answering(now);
  const over = new Set(now.expired.map(requestKey));
  const stayed = before.without(({ address }) => over.has(requestKey(address)));
  const meant = new Set(allOf(stayed).map(({ address }) => requestKey(address)));
  const lists = new Set(before.lists.map(requestKey));
  const gone = allOf(before).filter(({ address }) => {
    if (answers(address)) return false;
    const list = listOf(address);
    return list === undefined || !lists.has(requestKey(list)) || !answers(list);
  });
  const rules = before.rules
    .filter((rule) => !now.rules.some((other) => isAnsweredBy(rule, other)))
    .map((rule) => ({ address: spelt(rule) }));
  return {
    lost: sorted([...gone.filter(({ address }) => meant.has(requestKey(address))), ...rules]),
    expired: sorted(gone.filter(({ address }) => !meant.has(requestKey(address)))),
  };
}

function allOf({ pages, files, redirects }: ListedAddresses): LostAddress[] {
  return [
    ...pages,
    ...files.map((address) => ({ address })),
    ...redirects.map(({ from }) => ({ address: requestedAddress(from) })),
  ];
}

/** The list of which an address may be a further page. */
function listOf(address: Address): Address | undefined {
  if (/^\/page\/\d+\/$/.test(address)) return siteAddresses.home;
  return /^(.*\/)\d+\/$/.exec(address)?.[1];
}

function answering(now: ListedAddresses): (address: Address) => boolean {
  const known = new Set(
    [...allOf(now).map(({ address }) => address), ...now.broken].map(requestKey),
  );
  const below = now.rules.filter((rule) => rule.kind === 'below');
  return (address) =>
    address === siteAddresses.home ||
    known.has(requestKey(address)) ||
    below.some(({ from }) => answersBelow(from, address));
}

function isAnsweredBy(rule: HostRule, other: HostRule): boolean {
  if (rule.kind === 'query') return spelt(rule) === spelt(other);
  return other.kind === 'below' && answersBelow(other.from, rule.from);
}

function spelt(rule: HostRule): string {
  if (rule.kind === 'below') return `${rule.from}*`;
  const pairs = rule.query.map(([name, value]) => `${name}=${value}`).sort();
  return `${rule.from}?${pairs.join('&')}`;
}

function sorted(addresses: readonly LostAddress[]): LostAddress[] {
  return [...addresses].sort((one, other) => compareText(one.address, other.address));
}
