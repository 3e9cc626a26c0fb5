import { open } from 'node:fs/promises';
import { type IncomingMessage, request as requestPlain, STATUS_CODES } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import {
  guardedLookup,
  isCertificateError,
  PrivateNetworkError,
  retryAfter,
  TimeoutError,
} from '../../other-hosts.ts';
import type { FetchedFiles } from './fetched-files.ts';
import type { DownloadLimits } from './limits.ts';

export interface FetchOptions {
  files: FetchedFiles;
  userAgent: string;
  /** Whether an IP address must not be requested. */
  refuses: (ip: string) => boolean;
  limits: Pick<DownloadLimits, 'fileBytes' | 'silence' | 'fileTime'>;
  /** Takes bytes off what the run may still receive; false when there are too many. */
  spend: (bytes: number) => boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** How an attempt to fetch a file ended; reasons are sentences without a full stop. */
export type Attempt =
  /** All of it has arrived. */
  | { kind: 'whole' }
  /** Another attempt is of no use. */
  | { kind: 'refused'; reason: string }
  /** `after` is how many milliseconds the host asks to be left alone. */
  | { kind: 'failed'; reason: string; after?: number };

const MOST_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const TEMPORARY: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/**
 * Fetches a URL into its part of `files`, from where an earlier attempt stopped if the host allows.
 * Follows redirects over http and https; every address on the way is checked in the lookup of the
 * connection itself. Sends no cookies and no credentials.
 */
export async function fetchFile(url: URL, options: FetchOptions): Promise<Attempt> {
  let at = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const arrived = options.files.arrived(url);
    let response: IncomingMessage;
    try {
      response = await ask(at, arrived, options);
    } catch (error) {
      return describeError(error);
    }
    try {
      const { statusCode: status = 0 } = response;
      if (!REDIRECTS.includes(status)) return await receive(url, response, arrived, options);
      const { location } = response.headers;
      const next = location === undefined ? null : URL.parse(location, at);
      if (!next) return refuse(`It redirects (${status}) to no address`);
      if (!/^https?:$/.test(next.protocol)) return refuse(`It redirects to ${next.protocol}`);
      at = next;
    } finally {
      response.destroy();
    }
  }
  return refuse(`It redirects more than ${MOST_REDIRECTS} times`);
}

type Arrived = ReturnType<FetchedFiles['arrived']>;

function ask(
  url: URL,
  arrived: Arrived,
  { userAgent, refuses, limits }: FetchOptions,
): Promise<IncomingMessage> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname) !== 0 && refuses(hostname))
    return Promise.reject(new PrivateNetworkError(hostname));
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const request = send({
      hostname,
      port: url.port,
      path: url.pathname + url.search,
      headers: {
        'User-Agent': userAgent,
        Accept: '*/*',
        // A part of a compressed file is of no use.
        'Accept-Encoding': 'identity',
        ...(arrived && { Range: `bytes=${arrived.length}-`, 'If-Range': arrived.validator }),
      },
      agent: false,
      lookup: guardedLookup(refuses),
    });
    let response: IncomingMessage | undefined;
    const tooLate = (): void => {
      (response ?? request).destroy(new TimeoutError(url.host));
    };
    const timer = setTimeout(tooLate, limits.fileTime);
    request.setTimeout(limits.silence, tooLate);
    request.on('close', () => {
      clearTimeout(timer);
    });
    request.on('error', reject);
    request.on('response', (begun) => {
      response = begun;
      resolve(begun);
    });
    request.end();
  });
}

async function receive(
  url: URL,
  response: IncomingMessage,
  arrived: Arrived,
  { files, limits, spend, now }: FetchOptions,
): Promise<Attempt> {
  const { statusCode: status = 0, headers } = response;
  if (status === 416) files.forget(url);
  if (status !== 200 && status !== 206) {
    const reason = `It answers ${status} ${STATUS_CODES[status] ?? ''}`.trim();
    if (!TEMPORARY.includes(status) && status !== 416) return refuse(reason);
    const after = retryAfter(headers['retry-after'], now());
    return { kind: 'failed', reason, ...(after !== undefined && { after }) };
  }
  const start = status === 206 ? arrived?.length : 0;
  if (status === 206 && !headers['content-range']?.startsWith(`bytes ${start ?? 0}-`)) {
    files.forget(url);
    return { kind: 'failed', reason: 'It answers with another part than it was asked for' };
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    return refuse('It answers with a compressed file, which was not asked for');
  let length = start ?? 0;
  const announced = Number(headers['content-length'] ?? 0);
  if (length + announced > limits.fileBytes) return tooLarge(url, files, limits);
  if (status === 200) files.begin(url, validatorOf(headers));
  const file = await open(files.part(url), status === 206 ? 'a' : 'w');
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > limits.fileBytes) return tooLarge(url, files, limits);
      if (!spend(piece.length)) return refuse(OVER);
      await file.appendFile(piece);
    }
  } catch (error) {
    return describeError(error);
  } finally {
    await file.close();
  }
  return { kind: 'whole' };
}

/** Why a run asks for no more. */
export const OVER = 'A limit of this run is reached; run the command again to go on';

function tooLarge(url: URL, files: FetchedFiles, { fileBytes }: FetchOptions['limits']): Attempt {
  files.forget(url);
  return refuse(`It is larger than ${Math.floor(fileBytes / 1024 / 1024)} MB`);
}

/** A weak `ETag` may stay the same when bytes change (RFC 9110, 8.8.1). */
function validatorOf({
  etag,
  'last-modified': modified,
}: IncomingMessage['headers']): string | undefined {
  return etag !== undefined && !etag.startsWith('W/') ? etag : modified;
}

function describeError(error: unknown): Attempt {
  if (error instanceof PrivateNetworkError)
    return refuse('It leads into a private network, which is not asked');
  if (error instanceof TimeoutError)
    return { kind: 'failed', reason: 'It does not arrive in time' };
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : error.message;
  if (code === 'ENOTFOUND') return refuse('The host does not exist');
  if (isCertificateError(code)) return refuse(`Its certificate is not valid (${code})`);
  return { kind: 'failed', reason: `The connection fails (${code})` };
}

function refuse(reason: string): Attempt {
  return { kind: 'refused', reason };
}
