import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { lazy } from '../../content/memoize.ts';
import { readChecked, writeChecked } from '../../files/checked-file.ts';
import { digestOf } from '../../files/digest-of.ts';
import { isCompressible, mediaTypeOf } from '../../files/media-types.ts';
import { filesIn, isWithin } from '../../files/walk-folder.ts';
import { siteAddresses } from '../../urls.ts';
import { mapLimited } from '../concurrency.ts';
import { withBuildLock } from '../publish/build-lock.ts';
import { markerName, type Outcome, type PlannedFile, stagingName } from '../publish/plan.ts';
import { publish } from '../publish/publish.ts';
import { type BuildSettings, WrongSetting } from '../settings.ts';
import { Threads } from '../threads.ts';
import type { Compressed, CompressTask } from './compress-worker.ts';

const ENCODINGS = ['br', 'gz'] as const;
type Encoding = (typeof ENCODINGS)[number];

type CompressThreads = Threads<CompressTask, Compressed>;

/** SHA-256 of a file's variants by the file's own; empty for one that would not be smaller. */
type Known = Record<string, Record<Encoding, string>>;

/** What the bytes of variants depend on besides those of their files. */
const CODE = `compressed 1 ${process.versions.brotli} ${process.versions.zlib}`;

/**
 * Makes `target` a copy of the built site with a `.br` and a `.gz` beside every file of text that
 * they make smaller. As with a build: all or nothing, and only what changed is compressed and
 * written.
 *
 * @throws {WrongSetting} when OUT_DIR holds no built site, or lies in the target or around it.
 */
export async function compressSite(
  settings: Pick<BuildSettings, 'outDir' | 'cacheDir'>,
  target: string,
  waiting: () => void,
): Promise<Outcome> {
  const copy = { outDir: target, cacheDir: join(settings.cacheDir, 'compressed') };
  if (isWithin(target, settings.outDir) || isWithin(settings.outDir, target)) {
    throw new WrongSetting(
      `${target} and ${settings.outDir} lie in one another: name another folder`,
    );
  }
  if (!existsSync(join(settings.outDir, markerName))) {
    throw new WrongSetting(`${settings.outDir} holds no built site: run \`npm run build\` first`);
  }
  return withBuildLock(
    settings,
    () => withBuildLock(copy, () => compress(settings.outDir, copy), waiting),
    waiting,
  );
}

async function compress(
  folder: string,
  copy: { outDir: string; cacheDir: string },
): Promise<Outcome> {
  const file = join(copy.cacheDir, 'variants.json');
  const before = new Map(Object.entries((readChecked(file, CODE) ?? {}) as Known));
  const now: Known = {};
  const threads: CompressThreads = new Threads({
    script: new URL('./compress-worker.ts', import.meta.url),
    data: undefined,
    nameOf: ({ path }) => path,
  });
  try {
    const outcome = await publish(filesOf(folder, threads, before, now), copy);
    writeChecked(file, CODE, now);
    return outcome;
  } finally {
    await threads.close();
  }
}

async function* filesOf(
  folder: string,
  threads: CompressThreads,
  before: ReadonlyMap<string, Known[string]>,
  now: Known,
): AsyncGenerator<PlannedFile> {
  const variants = (path: string): Promise<PlannedFile[]> =>
    withVariants(folder, path, threads, before, now);
  const atATime = 2 * availableParallelism();
  for await (const files of mapLimited(listFiles(folder), atATime, variants)) yield* files;
}

async function withVariants(
  folder: string,
  path: string,
  threads: CompressThreads,
  before: ReadonlyMap<string, Known[string]>,
  now: Known,
): Promise<PlannedFile[]> {
  const source = join(folder, path);
  const bytes = readFileSync(source);
  const digest = digestOf(bytes);
  const whole: PlannedFile = { path, digest, group: groupOf(path), content: { copyFrom: source } };
  if (!isCompressible(mediaTypeOf(path) ?? '')) return [whole];
  const make = lazy(() => threads.runOne({ path, bytes }));
  const known = before.get(digest) ?? digestsOf(await make(), bytes.length);
  now[digest] = known;
  const variants = ENCODINGS.filter((encoding) => known[encoding] !== '').map(
    (encoding): PlannedFile => ({
      path: `${path}.${encoding}`,
      digest: known[encoding],
      group: whole.group,
      content: async () => (await make())[encoding],
    }),
  );
  return [whole, ...variants];
}

function digestsOf({ br, gz }: Compressed, size: number): Known[string] {
  const digest = (variant: Uint8Array): string => (variant.length < size ? digestOf(variant) : '');
  return { br: digest(br), gz: digest(gz) };
}

/** The files of the site, without what publishing keeps there for itself. */
function listFiles(folder: string): string[] {
  return filesIn(folder).filter((path) => path !== markerName && !path.startsWith(stagingName));
}

/** Pages refer to what is named by content, so that comes first. */
function groupOf(path: string): PlannedFile['group'] {
  const { assets, media } = siteAddresses;
  if ([assets, media].some((address) => `/${path}`.startsWith(address))) return 'asset';
  return path.endsWith('.html') ? 'page' : 'list';
}
