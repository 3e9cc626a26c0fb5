import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request that writes comes from a page of the preview. A page of another site, or one whose
 * name was made to lead here, cannot send these headers: browsers set `Host`, `Origin` and
 * `Sec-Fetch-Site` themselves, and ask before they send JSON to another origin.
 */
export function isOwnRequest(headers: IncomingHttpHeaders): boolean {
  const { host = '', origin } = headers;
  const site = headers['sec-fetch-site'];
  const type = headers['content-type'] ?? '';
  return (
    LOOPBACK.test(host) &&
    origin === `http://${host}` &&
    (site === undefined || site === 'same-origin') &&
    /^application\/json(?:\s*;|$)/i.test(type)
  );
}
