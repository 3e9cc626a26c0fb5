import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DamagedCache } from '../../content/store/body-packs.ts';
import { threadLimits } from '../../content/thread-limits.ts';
import type { RenderedPage, RenderJob, RenderReply, RenderWorkerData } from './render-worker.ts';

interface Member {
  worker: Worker;
  /** Batches in flight, oldest first. */
  waiting: { resolve: (pages: RenderedPage[]) => void; reject: (error: Error) => void }[];
}

/** A page that could not be rendered; the message names it. */
class RenderFault extends Error {
  override readonly name = 'RenderFault';
}

/** Renders batches of pages on all cores; its threads start with the first batch. */
export class RenderPool {
  readonly #data: RenderWorkerData;
  readonly #members: Member[] = [];

  constructor(entry: string, bodies: string) {
    this.#data = { entry: pathToFileURL(entry).href, bodies };
  }

  /** The pages in the order of the jobs; rejects with `RenderFault`, or `DamagedCache` for a lost body. */
  render(jobs: readonly RenderJob[]): Promise<RenderedPage[]> {
    const member = this.#leastBusy();
    return new Promise((resolve, reject) => {
      member.waiting.push({ resolve, reject });
      member.worker.postMessage(jobs);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map(({ worker }) => worker.terminate()));
  }

  #leastBusy(): Member {
    const idle = this.#members.find(({ waiting }) => waiting.length === 0);
    if (idle) return idle;
    if (this.#members.length < availableParallelism()) return this.#start();
    return this.#members.reduce((least, member) =>
      member.waiting.length < least.waiting.length ? member : least,
    );
  }

  #start(): Member {
    const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
      workerData: this.#data,
      resourceLimits: threadLimits,
    });
    const member: Member = { worker, waiting: [] };
    worker.on('message', (reply: RenderReply) => {
      const batch = member.waiting.shift();
      if ('pages' in reply) batch?.resolve(reply.pages);
      else
        batch?.reject(reply.damaged ? new DamagedCache(reply.fault) : new RenderFault(reply.fault));
    });
    let cause: Error | undefined;
    worker.on('error', (error: Error) => (cause = error));
    worker.on('exit', (status) => {
      this.#members.splice(this.#members.indexOf(member), 1);
      const reason = cause?.message ?? `it ended with status ${status}`;
      const fault = new RenderFault(`A thread that renders pages broke: ${reason}`, { cause });
      for (const batch of member.waiting.splice(0)) batch.reject(fault);
    });
    this.#members.push(member);
    return member;
  }
}
