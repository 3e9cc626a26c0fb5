import type { AssembledSite } from '../assemble-site.ts';
import { bodiesOf } from '../bodies-of.ts';
import type { PlannedFile } from '../publish/plan.ts';
import type { Address } from '../../content/parse-address.ts';
import type { Page } from '../../publication/page.ts';
import type { PlannedPage } from '../../publication/plan-pages.ts';
import { digestOf } from '../../files/digest-of.ts';
import { pageKeys } from './page-keys.ts';
import type { PageManifest } from './page-manifest.ts';
import type { RenderPool } from './render-pool.ts';
import type { RenderJob } from './render-worker.ts';

export interface PageFilesInput {
  site: AssembledSite;
  pool: RenderPool;
  /** What pages were made of when they were rendered last; takes in the new ones. */
  manifest: PageManifest;
  /** Stands for the MDX articles and what they import, which their models do not show. */
  features: string;
}

interface Prepared extends Pick<PlannedFile, 'path' | 'group'> {
  address: Address;
  job: RenderJob;
  key: string;
}

const BATCH = 32;
const BATCHES_AHEAD = 6;

/**
 * Every page as a file to publish. A page whose model is the one it was rendered from is not
 * rendered, unless its file turns out to be lost.
 */
export async function* pageFiles({
  site,
  pool,
  manifest,
  features,
}: PageFilesInput): AsyncGenerator<PlannedFile> {
  const running: Promise<PlannedFile[]>[] = [];
  let batch: Prepared[] = [];
  const start = (prepared: readonly Prepared[]): void => {
    const files = renderBatch(prepared);
    // Its fault is reported when its turn comes.
    files.catch(() => undefined);
    running.push(files);
  };
  const renderBatch = async (prepared: readonly Prepared[]): Promise<PlannedFile[]> => {
    const rendered = await pool.render(prepared.map(({ job }) => job));
    return prepared.map(({ address, path, group, key }, index) => {
      const result = rendered[index];
      if (!result) throw new Error(`${address} was not rendered`);
      const { html, digest } = result;
      manifest.set(address, { key, digest });
      return { path, digest, group, content: () => Promise.resolve(html) };
    });
  };
  const keyOf = pageKeys();
  const bodyOf = bodiesOf(site);
  for (const planned of site.pages) {
    const page = planned.model(bodyOf);
    const ownKey = keyOf(page);
    const key = planned.source?.syntax === 'mdx' ? digestOf(`${ownKey} ${features}`) : ownKey;
    const path = pagePath(planned.address);
    const group = groupOf(page);
    const digest = manifest.reuse(planned.address, key);
    if (digest !== undefined) {
      const content = async (): Promise<Uint8Array> =>
        (await pool.render([jobOf(planned, page, site)]))[0]?.html ?? new Uint8Array();
      yield { path, digest, group, content };
      continue;
    }
    batch.push({ address: planned.address, path, group, job: jobOf(planned, page, site), key });
    if (batch.length < BATCH) continue;
    start(batch);
    batch = [];
    if (running.length >= BATCHES_AHEAD) yield* (await running.shift()) ?? [];
  }
  if (batch.length > 0) start(batch);
  for (const files of running) yield* await files;
}

function jobOf({ source }: PlannedPage, page: Page, { store }: AssembledSite): RenderJob {
  const model = JSON.stringify(page);
  return source?.syntax === 'md' ? { model, location: store.locationOf(source.file) } : { model };
}

function groupOf(page: Page): PlannedFile['group'] {
  return page.kind === 'article' || page.kind === 'plain' ? 'page' : 'list';
}

/** The file that a host serves for an address. */
export function pagePath(address: string): string {
  return address.endsWith('/') ? `${address.slice(1)}index.html` : address.slice(1);
}
