import { deliveryGroupFor } from '../../src/deploy/delivery-group.ts';
import { type Deployed, deploySite } from '../../src/deploy/deploy-site.ts';
import type { Headers, SiteToDeploy } from '../../src/deploy/site-file.ts';
import { digestOf } from '../../src/files/digest-of.ts';
import { silent } from '../../src/pipeline/build-log.ts';
import type { MemoryStorage } from './memory-storage.ts';

export const HOUR = 3_600_000;

export type Texts = Readonly<Record<string, string>>;

/** A site of these files. */
export function siteOf(
  texts: Texts,
  url = 'https://example.org/',
  headers: Headers = {},
): SiteToDeploy {
  const files = Object.entries(texts).map(
    ([path, text]) => [path, { digest: digestOf(text), size: text.length, headers }] as const,
  );
  return { url, files: new Map(files), groupOf: groupOf() };
}

export function groupOf(): SiteToDeploy['groupOf'] {
  const edition = { lang: 'en', name: '', tagline: '', navigation: [], footer: [] };
  return deliveryGroupFor({ editions: [{ ...edition, prefix: '' }] });
}

interface Wishes {
  repair?: boolean;
  takeOver?: boolean;
  /** Milliseconds since 1970. */
  now?: number;
  clock?: () => number;
  id?: string;
  url?: string;
  headers?: Headers;
  signal?: AbortSignal;
}

/** Deploys files to a storage in memory, without waiting for anything. */
export async function deploy(
  storage: MemoryStorage,
  texts: Texts,
  {
    repair = false,
    takeOver = false,
    now = 0,
    clock = () => now,
    id = 'one',
    url,
    headers,
    signal,
  }: Wishes = {},
): Promise<Deployed> {
  storage.source = texts;
  return deploySite(siteOf(texts, url, headers), storage, {
    ...{ repair, takeOver, id, clock },
    pause: () => Promise.resolve(),
    progress: silent,
    signal: signal ?? new AbortController().signal,
  });
}
