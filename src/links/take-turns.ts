import type { Reply } from './send-request.ts';

type Send = (url: URL, method: 'HEAD' | 'GET') => Promise<Reply>;

/**
 * Lets requests to one host go one after another, each some milliseconds after the end of the one
 * before, whichever link they belong to.
 */
export function takeTurns(
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
