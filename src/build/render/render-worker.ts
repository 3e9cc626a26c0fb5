import { parentPort, workerData } from 'node:worker_threads';
import { BodyReader, type BodyPlace } from '../../content/store/body-packs.ts';
import { digestOf } from '../../content/store/seal.ts';
import type { Page, RenderInput } from '../../publication/page.ts';

/** Set up by `render-pool.ts`. */
export interface RenderWorkerData {
  /** File address of the renderer's module. */
  entry: string;
  /** Folder of the packs that hold bodies. */
  bodies: string;
}

/** A page to render: its model as JSON, and where its Markdown body lies. */
export interface RenderJob {
  model: string;
  place?: BodyPlace;
}

export interface RenderedPage {
  html: Uint8Array;
  /** SHA-256 of the bytes. */
  digest: string;
}

/** What a batch came to: its pages in order, or the first fault. */
export type RenderReply = { pages: RenderedPage[] } | { fault: string; damaged: boolean };

const { entry, bodies } = workerData as RenderWorkerData;
const renderer = (await import(entry)) as { render: (input: RenderInput) => Promise<string> };
const reader = new BodyReader(bodies);

parentPort?.on('message', (jobs: RenderJob[]) => {
  void renderBatch(jobs).then((reply) => parentPort?.postMessage(reply));
});

async function renderBatch(jobs: readonly RenderJob[]): Promise<RenderReply> {
  const pages: RenderedPage[] = [];
  for (const job of jobs) {
    const page = JSON.parse(job.model) as Page;
    try {
      const html = Buffer.from(
        await renderer.render({ page, html: job.place ? reader.read(job.place) : '' }),
      );
      pages.push({ html, digest: digestOf(html) });
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      return {
        fault: `${page.frame.address}: ${reason.message}`,
        damaged: reason.name === 'DamagedCache',
      };
    }
  }
  return { pages };
}
