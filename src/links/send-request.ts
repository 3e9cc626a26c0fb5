import { lookup } from 'node:dns';
import { request as requestPlain, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

export interface RequestRules {
  /** Milliseconds until the headers of the answer must be there. */
  timeout: number;
  userAgent: string;
  /** Whether an IP address must not be asked. */
  refuses: (ip: string) => boolean;
}

export interface Reply {
  status: number;
  location: string | undefined;
  retryAfter: string | undefined;
}

/** Thrown when a name or address leads into a network that must not be asked. */
export class PrivateNetwork extends Error {
  override readonly name = 'PrivateNetwork';
}

/** Thrown when no answer came in time. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/**
 * Sends one request and gives the beginning of its answer; a body is never read. Cookies, names and
 * passwords are not sent, redirects are not followed. The addresses of the host are looked at as the
 * connection is made, so that a name cannot come to mean another one in between.
 *
 * @throws {PrivateNetwork | TooSlow | Error} the latter with the `code` that Node gives it
 */
export function sendRequest(url: URL, method: 'HEAD' | 'GET', rules: RequestRules): Promise<Reply> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname) !== 0 && rules.refuses(hostname)) {
    return Promise.reject(new PrivateNetwork(hostname));
  }
  const options: RequestOptions = {
    method,
    hostname,
    port: url.port,
    path: url.pathname + url.search,
    headers: {
      'User-Agent': rules.userAgent,
      Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'Accept-Language': 'en,*;q=0.5',
    },
    agent: false,
    lookup: guardedLookup(rules.refuses),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const request = send(options, (response) => {
      const { location, 'retry-after': retryAfter } = response.headers;
      clearTimeout(timer);
      response.on('error', () => undefined);
      resolve({ status: response.statusCode ?? 0, location, retryAfter });
      request.destroy();
    });
    const timer = setTimeout(() => request.destroy(new TooSlow(url.host)), rules.timeout);
    request.on('error', (fault) => {
      clearTimeout(timer);
      reject(fault);
    });
    request.end();
  });
}

function guardedLookup(refuses: (ip: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (fault, found) => {
      if (fault) {
        callback(fault, []);
        return;
      }
      const allowed = found.filter(({ address }) => !refuses(address));
      const [first] = allowed;
      if (!first) callback(new PrivateNetwork(hostname), []);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
