import type { KnownAnswer } from './answer-store.ts';
import { askLink, type AskRules } from './ask-link.ts';
import { askSideBySide } from './ask-side-by-side.ts';
import { PrivateNetwork, TooSlow, type Reply } from './send-request.ts';
import { takeTurns } from './take-turns.ts';

export interface CheckRules extends AskRules {
  /** Hosts asked at once. */
  hosts: number;
  /** Milliseconds between two requests to one host. */
  pause: number;
  /** Called after each answer with how many are there; what is known so far can be kept. */
  reach: (done: number) => void;
}

/** Faults that a machine without a network has with every host. */
const NO_NETWORK = ['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN'];

/** So many requests fail in this way, and none in another, before the rest is left. */
const LOST_ENOUGH = 30;

/**
 * Asks for every one of the addresses and notes the answers in `known`. Gives `no network` when it looks as if there were none: then nothing of it is to be kept.
 */
export async function checkLinks(
  urls: readonly string[],
  known: Map<string, KnownAnswer>,
  rules: CheckRules,
): Promise<'checked' | 'no network'> {
  let lost = 0;
  let reached = 0;
  const send = async (url: URL, method: 'HEAD' | 'GET'): Promise<Reply> => {
    try {
      const reply = await rules.send(url, method);
      reached += 1;
      return reply;
    } catch (fault) {
      if (looksLikeNoNetwork(fault)) lost += 1;
      else if (!(fault instanceof PrivateNetwork)) reached += 1;
      throw fault;
    }
  };
  const polite = { ...rules, send: takeTurns(send, rules.pause, rules.wait) };
  let done = 0;
  await askSideBySide(urls, rules.hosts, async (url) => {
    if (reached === 0 && lost >= LOST_ENOUGH) return;
    known.set(url, { answer: await askLink(url, polite), time: rules.now() });
    done += 1;
    if (reached > 0) rules.reach(done);
  });
  return lost > 0 && reached === 0 ? 'no network' : 'checked';
}

function looksLikeNoNetwork(fault: unknown): boolean {
  if (fault instanceof TooSlow) return true;
  return fault instanceof Error && 'code' in fault && NO_NETWORK.includes(String(fault.code));
}
