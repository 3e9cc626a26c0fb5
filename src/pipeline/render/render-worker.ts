import { parentPort, workerData } from 'node:worker_threads';
import { BodyReader, type BodyLocation } from '../../content/store/body-packs.ts';
import { digestOf } from '../../files/digest-of.ts';
import type { Page, RenderInput } from '../../publication/page.ts';
import { findLostText } from './find-lost-text.ts';

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
  location?: BodyLocation;
  /** Of an article: its body alone is wanted, cleaned, as feeds hold it. */
  part?: 'body';
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
      const html = Buffer.from(await renderPage(page, job));
      pages.push({ html, digest: digestOf(html) });
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      const fault = `${page.shell.address}: ${reason.message}`;
      return { fault, damaged: reason.name === 'DamagedCache' };
    }
  }
  return { pages };
}

/** Throws when the page does not hold the whole text of its body: no page is published without it. */
async function renderPage(page: Page, { location, part }: RenderJob): Promise<string> {
  const body = location ? reader.read(location) : '';
  const html = await renderer.render({ page, html: body, ...(part && { part }) });
  const lost = findLostText(html, body);
  if (lost !== undefined)
    throw new Error(`the page lacks ${JSON.stringify(lost.slice(0, 80))} of its text`);
  if (part !== 'body') return html;
  // Few builds want it, and its parser takes a while to load.
  const { cleanRendered } = await import('../../feeds/clean-rendered.ts');
  return cleanRendered(html);
}
