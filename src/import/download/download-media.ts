import { decodePath } from '../../content/paths.ts';
import type { ArchiveFile } from '../archive.ts';
import { withoutWww } from '../link-index.ts';
import { checkMedia } from '../media/check-media.ts';
import { originalsOf } from '../media/original-of.ts';
import { fetchFile, OVER, type Attempt, type FetchOptions } from './fetch-file.ts';
import { FetchedFiles, type Fetched } from './fetched-files.ts';
import type { DownloadLimits } from './limits.ts';

export interface DownloadOptions extends Pick<FetchOptions, 'userAgent' | 'refuses' | 'now'> {
  /** Absolute path of the folder that keeps the files from one run to the next. */
  into: string;
  /** Hosts of the old site; those of others are not asked, but where one of these redirects to them. */
  hosts: readonly string[];
  limits: DownloadLimits;
  /** Waits for some milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
  /** Called after each URL with the number of those that are done. */
  reach: (done: number) => void;
}

/**
 * Fetches pictures and documents from an old site, politely, and checks them as all media are. A run
 * that is cut off, or reaches a limit, is gone on with by the next into the same folder. Of a picture
 * whose name says that it was made smaller, the original is fetched where there is one. Says of every
 * URL, in their order, which file it is or why there is none.
 */
export async function downloadMedia(
  urls: readonly string[],
  options: DownloadOptions,
): Promise<Map<string, Fetched>> {
  const run = new Run(options);
  const found = new Map<string, Fetched>();
  const waiting = [...new Set(urls)];
  const work = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      found.set(url, await run.takeOriginal(url));
      options.reach(found.size);
    }
  };
  await Promise.all(Array.from({ length: options.limits.connections }, work));
  return new Map(
    urls.flatMap((url) => {
      const one = found.get(url);
      return one ? [[url, one] as const] : [];
    }),
  );
}

/** What was fetched as files of the archive, at the addresses that they had. */
export function asArchiveFiles(fetched: ReadonlyMap<string, Fetched>): ArchiveFile[] {
  const files = new Map<string, ArchiveFile>();
  for (const one of fetched.values()) {
    if ('reason' in one) continue;
    const { path, url } = one;
    const { pathname } = new URL(url);
    files.set(path, { path, file: `images${decodePath(pathname)}`, addresses: [pathname] });
  }
  return [...files.values()];
}

/** The state of one run. */
class Run {
  readonly #options: DownloadOptions;
  readonly #files: FetchedFiles;
  readonly #hosts: ReadonlySet<string>;
  readonly #end: number;
  /** Hosts that are left alone for the rest of the run, and why. */
  readonly #closed = new Map<string, string>();
  /** Moments before which a host is not asked, as it wished. */
  readonly #quietUntil = new Map<string, number>();
  readonly #begun = new Map<string, Promise<Fetched>>();
  #asked = 0;
  #bytes = 0;

  constructor(options: DownloadOptions) {
    this.#options = options;
    this.#files = new FetchedFiles(options.into);
    this.#hosts = new Set(options.hosts.map(withoutWww));
    this.#end = options.now() + options.limits.allTime;
  }

  async takeOriginal(written: string): Promise<Fetched> {
    const url = URL.parse(written);
    for (const pathname of url ? originalsOf(url.pathname) : []) {
      const original = await this.take(new URL(pathname, written).href);
      if ('path' in original) return original;
    }
    return this.take(written);
  }

  /** URLs that differ in their fragments only are one. */
  async take(written: string): Promise<Fetched> {
    const url = URL.parse(written);
    if (!url || !/^https?:$/.test(url.protocol))
      return { reason: 'It is no http or https address' };
    if (!this.#hosts.has(withoutWww(url.host))) return { reason: 'It is of another host' };
    url.hash = '';
    const begun = this.#begun.get(url.href) ?? this.#fetch(url);
    this.#begun.set(url.href, begun);
    return begun;
  }

  async #fetch(url: URL): Promise<Fetched> {
    const known = this.#files.find(url);
    if (known) return known;
    const { limits, now } = this.#options;
    if (this.#asked >= limits.files || this.#bytes >= limits.allBytes || now() >= this.#end)
      return { reason: OVER };
    this.#asked += 1;
    const attempt = await this.#attempts(url);
    if (attempt.kind !== 'whole') return { reason: attempt.reason };
    const path = this.#files.finish(url);
    const checked = await checkMedia(path, [this.#options.into]);
    return 'reason' in checked
      ? this.#files.refuse(url, checked.reason)
      : this.#files.keep(url, path, checked.digest);
  }

  async #attempts(url: URL): Promise<Attempt> {
    const { limits, wait } = this.#options;
    const pauses = [...limits.pauses];
    for (;;) {
      const closed = await this.#waitFor(url.host);
      if (closed !== undefined) return { kind: 'refused', reason: closed };
      const attempt = await fetchFile(url, {
        ...this.#options,
        files: this.#files,
        spend: (bytes) => {
          this.#bytes += bytes;
          return this.#bytes <= limits.allBytes;
        },
      });
      await wait(limits.pause);
      if (attempt.kind !== 'failed') return attempt;
      if (attempt.after !== undefined) this.#respect(url.host, attempt.after);
      const pause = pauses.shift();
      if (pause === undefined || this.#closed.has(url.host)) return attempt;
      await wait(pause);
    }
  }

  /** Waits for as long as a host wished; the reason when it is left alone for longer. */
  async #waitFor(host: string): Promise<string | undefined> {
    const { now, wait } = this.#options;
    const rest = (this.#quietUntil.get(host) ?? 0) - now();
    if (rest > 0) await wait(rest);
    return this.#closed.get(host);
  }

  #respect(host: string, after: number): void {
    const { limits, now } = this.#options;
    if (after <= limits.longestWait) this.#quietUntil.set(host, now() + after);
    else
      this.#closed.set(
        host,
        `Its host asks to be left alone for ${Math.ceil(after / 60_000)} minutes; run the command again then`,
      );
  }
}
