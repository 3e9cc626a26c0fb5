import { pathToFileURL } from 'node:url';
import { DamagedCache } from '../../content/store/body-packs.ts';
import type { SiteContext } from '../../publication/page.ts';
import { fileOf } from '../../urls.ts';
import type { PlannedFile } from '../publish/plan.ts';
import { Threads, type Attempt } from '../threads.ts';
import type { PlannedRoute } from './plan-routes.ts';
import type {
  CollectionRequest,
  RenderResult,
  RenderTask,
  RenderThreadData,
} from './render-worker.ts';
import type { RouteManifest } from './route-manifest.ts';

export type RenderThreads = Threads<RenderTask, RenderResult>;

const BATCH = 32;
const BATCHES_AHEAD = 6;

/** Starts no thread before there is something to render. */
export function renderThreads(
  renderer: { entry: string },
  bodies: string,
  { site, now }: { site: SiteContext; now: number },
  collection: (request: CollectionRequest) => string,
): RenderThreads {
  const entry = pathToFileURL(renderer.entry).href;
  const data: RenderThreadData = { entry, bodies, site, now };
  return new Threads({
    script: new URL('./render-worker.ts', import.meta.url),
    data,
    nameOf: (task) => (task.kind === 'paths' ? task.route : task.address),
    handle: (request) => Promise.resolve(collection(request as CollectionRequest)),
  });
}

/**
 * Every route as a file to publish. One that would be printed from what it was printed from before is
 * not printed, unless its file turns out to be lost.
 */
export async function* routeFiles(
  routes: Iterable<PlannedRoute>,
  threads: RenderThreads,
  manifest: RouteManifest,
): AsyncGenerator<PlannedFile> {
  const running: Promise<PlannedFile[]>[] = [];
  let batch: PlannedRoute[] = [];
  const renderBatch = async (planned: readonly PlannedRoute[]): Promise<PlannedFile[]> => {
    const attempts = await threads.run(planned.map(({ task }) => task()));
    return planned.map(({ address, key, group }, index) => {
      const { text, digest } = textOf(attempts[index]);
      manifest.set(address, { key, digest });
      return { path: fileOf(address), digest, group, content: () => Promise.resolve(text) };
    });
  };
  const start = (planned: readonly PlannedRoute[]): void => {
    const files = renderBatch(planned);
    // Its error is reported when its turn comes.
    files.catch(() => undefined);
    running.push(files);
  };
  for (const route of routes) {
    const known = manifest.reuse(route.address, route.key);
    if (known) {
      const content = async (): Promise<Uint8Array> =>
        textOf((await threads.run([route.task()]))[0]).text;
      yield { path: fileOf(route.address), digest: known.digest, group: route.group, content };
      continue;
    }
    batch.push(route);
    if (batch.length < BATCH) continue;
    start(batch);
    batch = [];
    if (running.length >= BATCHES_AHEAD) yield* (await running.shift()) ?? [];
  }
  if (batch.length > 0) start(batch);
  for (const files of running) yield* await files;
}

/** @throws {DamagedCache} for a body that is lost, and what the rendering threw otherwise. */
export function textOf(
  attempt: Attempt<RenderResult> | undefined,
): RenderResult & { kind: 'text' } {
  if (!attempt) throw new Error('a route was not rendered');
  if ('error' in attempt) {
    const { error } = attempt;
    throw error.cause.name === 'DamagedCache' ? new DamagedCache(error.cause.message) : error;
  }
  if (attempt.result.kind !== 'text') throw new Error('a route was not printed');
  return attempt.result;
}
