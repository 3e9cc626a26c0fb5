import { lazy } from '../content/once.ts';
import type { BodyReader } from '../content/store/body-packs.ts';
import { digestOf } from '../files/digest-of.ts';
import { planFeeds, type PlannedFeeds } from '../publication/feeds/plan-feeds.ts';
import { planTexts } from '../publication/plan-texts.ts';
import type { ContentStore } from '../content/store/content-store.ts';
import { bodiesOf } from './bodies-of.ts';
import type { ConnectedSite } from './connect-site.ts';
import type { PlannedFile } from './publish/plan.ts';
import { pagePath } from './render/page-files.ts';
import type { PageManifest } from './render/page-manifest.ts';

interface TextFilesInput extends Pick<ConnectedSite, 'publication' | 'bodies'> {
  store: Pick<ContentStore, 'placeOf'>;
}

/**
 * Feeds, sitemaps and all else that is made of text alone, as files to publish. Feeds that would be
 * printed from what they were printed from before are not printed, unless a file turns out to be
 * lost.
 */
export function* textFiles(
  site: TextFilesInput,
  manifest: PageManifest,
  reader: Pick<BodyReader, 'read'>,
): Generator<PlannedFile> {
  const bodyOf = bodiesOf(site);
  const compiled = (file: string): string => reader.read(site.store.placeOf(file));
  for (const feeds of planFeeds(site.publication, bodyOf))
    yield* feedFiles(feeds, manifest, compiled);
  for (const { address, text } of planTexts(site.publication, bodyOf))
    yield textFile(address, Buffer.from(text));
}

function* feedFiles(
  feeds: PlannedFeeds,
  manifest: PageManifest,
  compiled: (file: string) => string,
): Generator<PlannedFile> {
  const key = digestOf(feeds.inputs());
  const addresses = Object.values(feeds.addresses);
  const digests = addresses.map((address) => manifest.reuse(address, key));
  const print = lazy(() => Object.values(feeds.print(compiled)).map((text) => Buffer.from(text)));
  for (const [index, address] of addresses.entries()) {
    const known = digests[index];
    const content = (): Promise<Uint8Array> => Promise.resolve(print()[index] ?? new Uint8Array());
    if (known !== undefined) {
      yield { path: pagePath(address), digest: known, group: 'list', content };
      continue;
    }
    const bytes = print()[index] ?? new Uint8Array();
    const file = textFile(address, bytes);
    manifest.set(address, { key, digest: file.digest });
    yield file;
  }
}

function textFile(address: string, bytes: Uint8Array): PlannedFile {
  const content = (): Promise<Uint8Array> => Promise.resolve(bytes);
  return { path: pagePath(address), digest: digestOf(bytes), group: 'list', content };
}
