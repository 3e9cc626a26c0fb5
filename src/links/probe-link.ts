import { STATUS_CODES } from 'node:http';
import {
  isCertificateError,
  PrivateNetworkError,
  retryAfter,
  TimeoutError,
} from '../other-hosts.ts';
import type { Answer } from './answers.ts';
import type { Reply, Send } from './send-request.ts';

export interface ProbeOptions {
  send: Send;
  /** Waits for some milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
  /** Pauses before each retry in milliseconds; their number limits the retries. */
  pauses: readonly number[];
  /** A longer `Retry-After` than this, in milliseconds, is not waited for. */
  longestWait: number;
  /** Milliseconds since 1970, for a `Retry-After` with a date. */
  now: () => number;
}

const MAX_REDIRECTS = 10;
const PERMANENT: readonly number[] = [301, 308];
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** Status codes that are worth a retry. */
const TEMPORARY: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** Connection errors that mean a dead link, by code. */
const DEAD_HOST: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host does not exist',
  ECONNREFUSED: 'the host refuses connections',
};

/** Requests a URL, follows its redirects and classifies the result. */
export async function probeLink(start: string, options: ProbeOptions): Promise<Answer> {
  const seen = new Set<string>();
  /** The target of the permanent redirects before the first temporary one. */
  let movedTo = start;
  let onlyPermanent = true;
  let url = new URL(start);
  for (;;) {
    // Some hosts send clients without cookies in a circle of temporary redirects.
    if (seen.has(url.href)) return (onlyPermanent ? dead : unclear)('it redirects in a circle');
    if (seen.size > MAX_REDIRECTS) return dead(`it redirects more than ${MAX_REDIRECTS} times`);
    seen.add(url.href);
    const reply = await request(url, options);
    if ('kind' in reply) return reply;
    const { status, location } = reply;
    if (REDIRECTS.includes(status)) {
      const next = location === undefined ? null : URL.parse(location, url);
      if (!next) return dead(`it redirects (${status}) to no address`);
      if (!/^https?:$/.test(next.protocol)) return unclear(`it redirects to ${next.protocol}`);
      next.hash = '';
      onlyPermanent &&= PERMANENT.includes(status);
      if (onlyPermanent) movedTo = next.href;
      url = next;
      continue;
    }
    if (status >= 200 && status < 300) {
      if (movedTo === start) return { kind: 'fine' };
      return isHome(movedTo) && !isHome(start)
        ? unclear(`it redirects to ${movedTo}; the page itself may be gone`)
        : { kind: 'moved', to: movedTo };
    }
    const reason = `it answers ${status} ${STATUS_CODES[status] ?? ''}`.trim();
    return status === 404 || status === 410 ? dead(reason) : unclear(reason);
  }
}

function isHome(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}

/** Sends HEAD, then GET if that fails: many hosts do not support HEAD. */
async function request(url: URL, options: ProbeOptions): Promise<Reply | Answer> {
  // Both methods share the retries.
  const pauses = [...options.pauses];
  const head = await sendWithRetries(url, 'HEAD', pauses, options);
  const isGood = !('kind' in head) && head.status < 400;
  // GET cannot reach a host that does not exist either, but may reach one that hangs up.
  const isLost = 'kind' in head && head.kind === 'dead';
  return isGood || isLost ? head : sendWithRetries(url, 'GET', pauses, options);
}

async function sendWithRetries(
  url: URL,
  method: 'HEAD' | 'GET',
  pauses: number[],
  options: ProbeOptions,
): Promise<Reply | Answer> {
  for (;;) {
    const result = await options.send(url, method).catch((error: unknown) => error);
    const pause = pauses.shift();
    if (result instanceof Error) {
      const answer = classifyError(result);
      if (pause === undefined || !isTemporary(result)) return answer;
      await options.wait(pause);
      continue;
    }
    const reply = result as Reply;
    if (pause === undefined || !TEMPORARY.includes(reply.status)) return reply;
    const asked = retryAfter(reply.retryAfter, options.now());
    if (asked !== undefined && asked > options.longestWait) return reply;
    await options.wait(Math.max(pause, asked ?? 0));
  }
}

function classifyError(error: Error): Answer {
  if (error instanceof PrivateNetworkError) {
    return unclear('it leads into a private network, which is not asked');
  }
  if (error instanceof TimeoutError) return unclear('it does not answer in time');
  const code = codeOf(error);
  const known = DEAD_HOST[code];
  if (known !== undefined) return dead(known);
  if (isCertificateError(code)) return dead(`its certificate is not valid (${code})`);
  return unclear(`the connection fails (${code})`);
}

function isTemporary(error: Error): boolean {
  return !(error instanceof PrivateNetworkError) && !isCertificateError(codeOf(error));
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message;
}

function dead(reason: string): Answer {
  return { kind: 'dead', reason };
}

function unclear(reason: string): Answer {
  return { kind: 'unclear', reason };
}
