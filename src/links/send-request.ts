import { lookup } from 'node:dns';
import { request as requestPlain, type RequestOptions as HttpOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface RequestOptions {
  /** Milliseconds until the response headers must arrive. */
  timeout: number;
  userAgent: string;
  /** Whether an IP address must not be requested. */
  refuses: (ip: string) => boolean;
}

export type Send = (url: URL, method: 'HEAD' | 'GET') => Promise<Reply>;

/** The parts of a response that the check needs. */
export interface Reply {
  status: number;
  location: string | undefined;
  retryAfter: string | undefined;
}

/** Thrown for a host in a network that must not be requested. */
export class PrivateNetworkError extends Error {
  override readonly name = 'PrivateNetworkError';
}

/** Thrown when no response arrived in time. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Sends one request and returns the head of the response; the body is never read. Sends no cookies
 * and no credentials, and follows no redirects. IP addresses are checked in the lookup of the
 * connection itself, so a host cannot resolve to another address after the check.
 *
 * @throws {PrivateNetworkError | TimeoutError | Error} other errors carry Node's `code`
 */
export function sendRequest(
  url: URL,
  method: 'HEAD' | 'GET',
  options: RequestOptions,
): Promise<Reply> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname) !== 0 && options.refuses(hostname)) {
    return Promise.reject(new PrivateNetworkError(hostname));
  }
  const httpOptions: HttpOptions = {
    method,
    hostname,
    port: url.port,
    path: url.pathname + url.search,
    headers: {
      'User-Agent': options.userAgent,
      Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'Accept-Language': 'en,*;q=0.5',
    },
    agent: false,
    lookup: guardedLookup(options.refuses),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const request = send(httpOptions, (response) => {
      const { location, 'retry-after': retryAfter } = response.headers;
      clearTimeout(timer);
      response.on('error', () => undefined);
      resolve({ status: response.statusCode ?? 0, location, retryAfter });
      request.destroy();
    });
    const timer = setTimeout(() => request.destroy(new TimeoutError(url.host)), options.timeout);
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.end();
  });
}

function guardedLookup(refuses: (ip: string) => boolean): LookupFunction {
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
