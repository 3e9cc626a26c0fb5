import { request as requestPlain, type RequestOptions as HttpOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { guardedLookup, PrivateNetworkError, TimeoutError } from '../other-hosts.ts';

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
