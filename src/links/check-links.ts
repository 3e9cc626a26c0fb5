import { PrivateNetworkError, TimeoutError } from '../other-hosts.ts';
import type { KnownAnswer } from './answers.ts';
import { probeLink, type ProbeOptions } from './probe-link.ts';
import type { Send } from './send-request.ts';

export interface CheckOptions extends ProbeOptions {
  /** Number of hosts requested in parallel. */
  hosts: number;
  /** Milliseconds between two requests to one host. */
  pause: number;
  /** Called after each answer with the number of answers so far. */
  reach: (done: number) => void;
}

/** Error codes that every request has on a machine without a network. */
const NO_NETWORK = ['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN'];

/** Gives up after this many requests if all of them failed for want of a network. */
const MAX_LOST = 30;

/**
 * Requests every URL and stores the answers in `known`. Discard the answers when the result is
 * `no network`.
 */
export async function checkLinks(
  urls: readonly string[],
  known: Map<string, KnownAnswer>,
  options: CheckOptions,
): Promise<'checked' | 'no network'> {
  let lost = 0;
  let reached = 0;
  const send: Send = async (url, method) => {
    try {
      const reply = await options.send(url, method);
      reached += 1;
      return reply;
    } catch (error) {
      if (looksLikeNoNetwork(error)) lost += 1;
      else if (!(error instanceof PrivateNetworkError)) reached += 1;
      throw error;
    }
  };
  const polite = { ...options, send: throttlePerHost(send, options.pause, options.wait) };
  let done = 0;
  await forEachHost(urls, options.hosts, async (url) => {
    if (reached === 0 && lost >= MAX_LOST) return;
    known.set(url, { answer: await probeLink(url, polite), time: options.now() });
    done += 1;
    if (reached > 0) options.reach(done);
  });
  return lost > 0 && reached === 0 ? 'no network' : 'checked';
}

function looksLikeNoNetwork(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof Error && 'code' in error && NO_NETWORK.includes(String(error.code));
}

/** Calls `work` for every URL: hosts in parallel up to a limit, the URLs of one host in sequence. */
async function forEachHost(
  urls: readonly string[],
  limit: number,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const queues = [...Map.groupBy(urls, (url) => new URL(url).hostname).values()]
    // The longest queue starts first, as it decides when all are done.
    .sort((one, other) => other.length - one.length);
  const takeHosts = async (): Promise<void> => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const url of queue) await work(url);
    }
  };
  await Promise.all(Array.from({ length: limit }, takeHosts));
}

/**
 * Sends requests to one host one at a time, each `pause` milliseconds after the end of the previous
 * one. Redirects from other hosts count too.
 */
function throttlePerHost(
  send: Send,
  pause: number,
  wait: (milliseconds: number) => Promise<void>,
): Send {
  const lastOf = new Map<string, Promise<unknown>>();
  return (url, method) => {
    const before = lastOf.get(url.hostname);
    const turn = before === undefined ? Promise.resolve() : before.then(() => wait(pause));
    const reply = turn.then(() => send(url, method));
    lastOf.set(
      url.hostname,
      reply.catch(() => undefined),
    );
    return reply;
  };
}
