import { STATUS_CODES } from 'node:http';
import type { Answer } from './link.ts';
import { PrivateNetwork, TooSlow, type Reply } from './send-request.ts';

export interface AskRules {
  send: (url: URL, method: 'HEAD' | 'GET') => Promise<Reply>;
  /** Waits for so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
  /** Pauses before a request is tried again, in milliseconds; as many tries as there are. */
  pauses: readonly number[];
  /** A longer Retry-After than this, in milliseconds, is not waited for. */
  longestWait: number;
  /** In milliseconds since 1970, for a Retry-After that names a day. */
  now: () => number;
}

const MOST_REDIRECTS = 10;
const PERMANENT: readonly number[] = [301, 308];
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** Answers that a second try may better. */
const PASSING: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/** Faults of the way there that do not pass: nothing is at the address, or nothing to be trusted. */
const LASTING: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host does not exist',
  ECONNREFUSED: 'the host refuses connections',
};

/** Asks for an address, follows where it leads, and judges what comes of it. */
export async function askLink(start: string, rules: AskRules): Promise<Answer> {
  const seen = new Set<string>();
  /** Where redirects that are meant for good have led so far; a passing one ends that. */
  let lasting = start;
  let stillLasting = true;
  let url = new URL(start);
  for (;;) {
    // Some hosts turn those in a circle who keep no cookies; they do not say that it is for good.
    if (seen.has(url.href)) return (stillLasting ? dead : unclear)('it redirects in a circle');
    if (seen.size > MOST_REDIRECTS) return dead(`it redirects more than ${MOST_REDIRECTS} times`);
    seen.add(url.href);
    const reply = await ask(url, rules);
    if ('kind' in reply) return reply;
    const { status, location } = reply;
    if (REDIRECTS.includes(status)) {
      const next = location === undefined ? null : URL.parse(location, url);
      if (!next) return dead(`it redirects (${status}) to no address`);
      if (!/^https?:$/.test(next.protocol)) return unclear(`it redirects to ${next.protocol}`);
      next.hash = '';
      stillLasting &&= PERMANENT.includes(status);
      if (stillLasting) lasting = next.href;
      url = next;
      continue;
    }
    if (status >= 200 && status < 300) {
      if (lasting === start) return { kind: 'fine' };
      return isHome(lasting) && !isHome(start)
        ? unclear(`it redirects to ${lasting}; the page itself may be gone`)
        : { kind: 'moved', to: lasting };
    }
    const reason = `it answers ${status} ${STATUS_CODES[status] ?? ''}`.trim();
    return status === 404 || status === 410 ? dead(reason) : unclear(reason);
  }
}

function isHome(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}

/** HEAD, and GET where that is not answered well: many hosts do not know the one. */
async function ask(url: URL, rules: AskRules): Promise<Reply | Answer> {
  // What one method used up of the patience, the other does not have.
  const pauses = [...rules.pauses];
  const head = await persist(url, 'HEAD', pauses, rules);
  const isGood = !('kind' in head) && head.status < 400;
  // A host that cannot be reached is not reached by other words either; one that hangs up may be.
  const isLost = 'kind' in head && head.kind === 'dead';
  return isGood || isLost ? head : persist(url, 'GET', pauses, rules);
}

async function persist(
  url: URL,
  method: 'HEAD' | 'GET',
  pauses: number[],
  rules: AskRules,
): Promise<Reply | Answer> {
  for (;;) {
    const result = await rules.send(url, method).catch((fault: unknown) => fault);
    const pause = pauses.shift();
    if (result instanceof Error) {
      const answer = judgeFault(result);
      if (pause === undefined || !mayPass(result)) return answer;
      await rules.wait(pause);
      continue;
    }
    const reply = result as Reply;
    if (pause === undefined || !PASSING.includes(reply.status)) return reply;
    const asked = retryAfter(reply, rules.now());
    if (asked !== undefined && asked > rules.longestWait) return reply;
    await rules.wait(Math.max(pause, asked ?? 0));
  }
}

function judgeFault(fault: Error): Answer {
  if (fault instanceof PrivateNetwork) {
    return unclear('it leads into a private network, which is not asked');
  }
  if (fault instanceof TooSlow) return unclear('it does not answer in time');
  const code = codeOf(fault);
  const known = LASTING[code];
  if (known !== undefined) return dead(known);
  if (isOfCertificate(code)) return dead(`its certificate is not valid (${code})`);
  return unclear(`the connection fails (${code})`);
}

/** A wrong certificate or a network that must not be asked stays so. */
function mayPass(fault: Error): boolean {
  return !(fault instanceof PrivateNetwork) && !isOfCertificate(codeOf(fault));
}

/** Named as OpenSSL names what is wrong with a certificate. */
function isOfCertificate(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME/.test(code);
}

function codeOf(fault: Error): string {
  return 'code' in fault ? String(fault.code) : fault.message;
}

/** Milliseconds that a host asks to be left alone (RFC 9110, 10.2.3). */
function retryAfter({ retryAfter: text }: Reply, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

function dead(reason: string): Answer {
  return { kind: 'dead', reason };
}

function unclear(reason: string): Answer {
  return { kind: 'unclear', reason };
}
