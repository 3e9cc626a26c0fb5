import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { DamagedCache } from '../../content/store/body-packs.ts';
import { digestOf } from '../../files/digest-of.ts';
import { lazy } from '../../content/memoize.ts';
import { readWithChecksum, writeWithChecksum } from '../../content/store/checksum.ts';
import { searchAddresses } from '../../search/search-index.ts';
import { searchedArticles } from '../../search/searched-articles.ts';
import type { AssembledSite } from '../assemble-site.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { PlannedFile } from '../publish/plan.ts';
import { pagePath } from '../render/page-files.ts';
import type { BuildSettings } from '../settings.ts';
import type { SearchFile, SearchReply, SearchWorkerData } from './search-worker.ts';

/** The index could not be made: a fault in code. */
class SearchFault extends Error {
  override readonly name = 'SearchFault';
}

/** The files that an index came to, by address. */
interface MadeBefore {
  /** Digest of all that it was made of. */
  key: string;
  files: [address: string, digest: string][];
}

/**
 * The search index as files to publish, made in a thread of its own while pages are rendered. When
 * nothing that is searched has changed it is not made again, unless a file turns out to be lost.
 */
export async function searchFiles(
  site: AssembledSite,
  settings: Pick<BuildSettings, 'cacheDir' | 'contentDir'>,
): Promise<PlannedFile[]> {
  const folder = path.join(settings.cacheDir, 'search');
  const record = path.join(folder, 'files.json');
  const fingerprint = fingerprintOf([
    'src/search',
    'src/publication',
    'src/content',
    'src/files',
    'src/pipeline/search',
    'package-lock.json',
  ]);
  const articles = searchedArticles(site.publication);
  const key = digestOf(JSON.stringify(articles));
  const make = lazy(() =>
    runWorker({
      articles: articles.map((one) =>
        one.article.syntax === 'md'
          ? { ...one, location: site.store.locationOf(one.article.file) }
          : one,
      ),
      contentDir: settings.contentDir,
      bodies: site.store.folder,
      cache: { file: path.join(folder, 'words'), fingerprint },
    }),
  );
  const before = readWithChecksum(record, fingerprint) as MadeBefore | undefined;
  if (before?.key === key)
    return before.files.map(([address, digest]) => planned(address, digest, make));
  const files = await make();
  const made = [...files].map(([address, { digest }]): [string, string] => [address, digest]);
  writeWithChecksum(record, fingerprint, { key, files: made } satisfies MadeBefore);
  return made.map(([address, digest]) => planned(address, digest, make));
}

function planned(
  address: string,
  digest: string,
  make: () => Promise<ReadonlyMap<string, SearchFile>>,
): PlannedFile {
  return {
    path: pagePath(address),
    digest,
    // The parts are named by their content, and the index leads to them.
    group: address === searchAddresses.index ? 'list' : 'asset',
    content: async () => {
      const file = (await make()).get(address);
      if (!file) throw new SearchFault(`The search index has no file ${address}`);
      return file.bytes;
    },
  };
}

function runWorker(data: SearchWorkerData): Promise<ReadonlyMap<string, SearchFile>> {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: data });
  return new Promise((resolve, reject) => {
    worker.on('message', (reply: SearchReply) => {
      if ('files' in reply) resolve(new Map(reply.files.map((file) => [file.address, file])));
      else if (reply.damaged) reject(new DamagedCache(reply.fault));
      else reject(new SearchFault(`The search index cannot be made: ${reply.fault}`));
    });
    worker.on('error', (error: Error) => {
      reject(new SearchFault(error.message, { cause: error }));
    });
  });
}
