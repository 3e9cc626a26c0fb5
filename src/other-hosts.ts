import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/* What every request to another host keeps to. */

/** Thrown for a host in a network that must not be requested. */
export class PrivateNetworkError extends Error {
  override readonly name = 'PrivateNetworkError';
}

/** Thrown when no response arrived in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** Looks a host up and hides the addresses that must not be requested, so that none can take their place later. */
export function guardedLookup(refuses: (ip: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) {
        callback(error, []);
        return;
      }
      const allowed = found.filter(({ address }) => !refuses(address));
      const [first] = allowed;
      if (!first) callback(new PrivateNetworkError(hostname), []);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** IPv4 networks outside the public Internet: the registries of RFC 6890, and multicast. */
const NETWORKS: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
];

/** The IPv6 block for the public Internet (RFC 4291, 2.4). */
const PUBLIC_IPV6: readonly [string, number] = ['2000::', 3];
/** Parts of that block that carry IPv4 addresses or are reserved. */
const REFUSED_IPV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** Returns a predicate for IP addresses outside the public Internet; true for any other text. */
export function privateAddresses(): (ip: string) => boolean {
  const refused = new BlockList();
  for (const [network, prefix, family] of NETWORKS) refused.addSubnet(network, prefix, family);
  for (const [network, prefix] of REFUSED_IPV6) refused.addSubnet(network, prefix, 'ipv6');
  const common = new BlockList();
  common.addSubnet(...PUBLIC_IPV6, 'ipv6');
  return (ip) => {
    const family = isIP(ip);
    if (family === 4) return refused.check(ip, 'ipv4');
    return family !== 6 || refused.check(ip, 'ipv6') || !common.check(ip, 'ipv6');
  };
}

/** Milliseconds of a `Retry-After` header (RFC 9110, 10.2.3); undefined where there is none to read. */
export function retryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

/** Whether the code of an error is one of OpenSSL's for certificates. */
export function isCertificateError(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME/.test(code);
}
