import { pathToFileURL } from 'node:url';
import { diagnose, type Diagnostic, diagnosticIn } from '../../content/diagnostics/diagnostic.ts';
import { DamagedCache } from '../../content/store/body-packs.ts';
import type { SiteContext } from '../../publication/page.ts';
import { fileOf } from '../../urls.ts';
import type { PlannedFile } from '../publish/plan.ts';
import { TaskError, Threads, type Attempt } from '../threads.ts';
import type { PlannedRoute } from './plan-routes.ts';
import type {
  CollectionRequest,
  RenderResult,
  RenderTask,
  RenderThreadData,
} from './render-worker.ts';
import type { RouteManifest } from './route-manifest.ts';

export type RenderThreads = Threads<RenderTask, RenderResult>;

/** Articles in MDX whose code throws, each with what it threw. Nothing is published then. */
export class FeaturesFailed extends Error {
  override readonly name = 'FeaturesFailed';
  readonly diagnostics: Diagnostic[];

  constructor(diagnostics: Diagnostic[]) {
    super('articles in MDX cannot be printed');
    this.diagnostics = diagnostics;
  }
}

const BATCH = 32;
const BATCHES_AHEAD = 6;

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
 *
 * @throws {FeaturesFailed} after all routes, when the code of articles throws.
 */
export async function* routeFiles(
  routes: Iterable<PlannedRoute>,
  threads: RenderThreads,
  manifest: RouteManifest,
): AsyncGenerator<PlannedFile> {
  const running: Promise<PlannedFile[]>[] = [];
  let batch: PlannedRoute[] = [];
  const failed: Diagnostic[] = [];
  let fault: TaskError | undefined;
  const renderBatch = async (planned: readonly PlannedRoute[]): Promise<PlannedFile[]> => {
    const tasks = planned.map(({ task }) => task());
    const attempts = await threads.run(tasks);
    return planned.flatMap(({ address, key, group }, index) => {
      try {
        const { text, digest } = textOf(attempts[index]);
        manifest.set(address, { key, digest });
        return [{ path: fileOf(address), digest, group, content: () => Promise.resolve(text) }];
      } catch (error) {
        if (!(error instanceof TaskError)) throw error;
        const feature = featureOf(tasks[index]);
        // A feed that holds the article fails with it, and says less.
        if (feature === undefined) fault ??= error;
        else failed.push(featureFailed(feature, error));
        return [];
      }
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
  if (failed.length > 0) throw new FeaturesFailed(failed);
  if (fault !== undefined) throw fault;
}

/** The article in MDX whose page a task prints. */
function featureOf(task: RenderTask | undefined): string | undefined {
  const file = task?.kind === 'model' ? task.entry?.entry.id : undefined;
  return file?.endsWith('.mdx') === true ? file : undefined;
}

function featureFailed(file: string, error: TaskError): Diagnostic {
  const message = `it cannot be printed: ${error.cause.message}`;
  const hint = 'Mend the code in it, or in a component that it uses';
  return diagnosticIn(file, diagnose('page-failed', { line: 1, column: 1 }, message, hint));
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
