import { join } from 'node:path';
import { append } from '../../content/append.ts';
import { lazy } from '../../content/memoize.ts';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import { digestOf } from '../../files/digest-of.ts';
import type { SearchFile, SearchTask } from '../../search/index/build-index.ts';
import { searchedArticles } from '../../search/index/searched-articles.ts';
import type { Publication } from '../../publication/publication.ts';
import { type LanguagePrefix, siteAddresses } from '../../urls.ts';
import type { AssembledSite } from '../assemble-site.ts';
import { codeFingerprint } from '../fingerprint.ts';
import type { PlannedFile } from '../publish/plan.ts';
import { fileOf } from '../../urls.ts';
import type { BuildSettings } from '../settings.ts';
import { runInThread } from '../threads.ts';

/** The files of the last index, by address. */
interface MadeBefore {
  /** Digest of all that the index was made from. */
  key: string;
  files: [address: string, digest: string][];
}

/** The search index of each language as files to publish. */
export async function searchFiles(
  site: AssembledSite,
  settings: Pick<BuildSettings, 'cacheDir' | 'contentDir'>,
): Promise<PlannedFile[]> {
  const files: PlannedFile[] = [];
  for (const publication of site.publications)
    append(files, await indexFiles(publication, site, settings));
  return files;
}

/**
 * The index of one language. A thread makes it while pages are rendered. When nothing
 * searched has changed, it is not made again, unless one of its files was lost.
 */
async function indexFiles(
  publication: Publication,
  site: AssembledSite,
  settings: Pick<BuildSettings, 'cacheDir' | 'contentDir'>,
): Promise<PlannedFile[]> {
  const { prefix } = publication.content;
  const record = join(settings.cacheDir, 'search', `files${suffixOf(prefix)}.json`);
  const { task, key, files: articles } = describeIndex(publication, site, settings);
  const { fingerprint } = task.cache;
  const make = lazy(() => makeFiles(task, articles));
  const before = readChecked(record, fingerprint) as MadeBefore | undefined;
  if (before?.key === key)
    return before.files.map(([address, digest]) => planned(prefix, address, digest, make));
  const files = await make();
  const made = [...files].map(([address, { digest }]): [string, string] => [address, digest]);
  writeChecked(record, fingerprint, { key, files: made } satisfies MadeBefore);
  return made.map(([address, digest]) => planned(prefix, address, digest, make));
}

interface DescribedIndex {
  task: SearchTask;
  /** Digest of all that the index is made from. */
  key: string;
  /** The files of its articles, in their order. */
  files: readonly string[];
}

function describeIndex(
  publication: Publication,
  { store }: AssembledSite,
  { cacheDir, contentDir }: Pick<BuildSettings, 'cacheDir' | 'contentDir'>,
): DescribedIndex {
  const { lang } = publication.site;
  const found = searchedArticles(publication);
  const articles = shared(found);
  const locations = found.map(({ article: { file, syntax } }) =>
    syntax === 'md' ? store.locationOf(file) : null,
  );
  const words = `words${suffixOf(publication.content.prefix)}`;
  return {
    task: {
      lang,
      articles,
      locations: shared(locations),
      contentDir,
      bodies: store.folder,
      cache: {
        file: join(cacheDir, 'search', words),
        fingerprint: codeFingerprint('search', lang),
      },
      progress: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
    },
    key: digestOf(Buffer.from(articles)),
    files: found.map(({ article }) => article.file),
  };
}

/** A value as JSON in memory that threads share, as copies for each would be large. */
function shared(value: unknown): SharedArrayBuffer {
  const text = JSON.stringify(value);
  const memory = new SharedArrayBuffer(Buffer.byteLength(text));
  Buffer.from(memory).write(text);
  return memory;
}

function suffixOf(prefix: LanguagePrefix): string {
  return prefix.replace('/', '-');
}

/** `address` is that in the first language. */
function planned(
  prefix: LanguagePrefix,
  address: string,
  digest: string,
  make: () => Promise<ReadonlyMap<string, SearchFile>>,
): PlannedFile {
  return {
    path: fileOf(prefix + address),
    digest,
    // Parts are named by their content, and the entry refers to them.
    group: address === siteAddresses.searchIndex ? 'list' : 'asset',
    content: async () => {
      const file = (await make()).get(address);
      if (!file) throw new Error(`The search index has no file ${address}`);
      return file.bytes;
    },
  };
}

/** Rejects with `TaskError` when the index cannot be made. */
async function makeFiles(
  task: SearchTask,
  articles: readonly string[],
): Promise<ReadonlyMap<string, SearchFile>> {
  const files = await runInThread<SearchTask, SearchFile[]>(
    {
      script: new URL('./search-worker.ts', import.meta.url),
      data: undefined,
      nameOf: ({ progress }) => describeTask(articles, progress),
      // It keeps the words of all articles.
      resourceLimits: {},
    },
    task,
  );
  return new Map(files.map((file) => [file.address, file]));
}

/** With the article at which the thread broke, however it did. */
function describeTask(articles: readonly string[], progress: SharedArrayBuffer): string {
  const [atWork = 0] = new Int32Array(progress);
  const at = articles[atWork - 1];
  return `The search index cannot be made${at === undefined ? '' : ` at ${at}`}`;
}
