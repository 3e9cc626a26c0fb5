import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Compressed } from './compress-worker.ts';

interface Job {
  bytes: Uint8Array;
  resolve: (compressed: Compressed) => void;
  reject: (error: Error) => void;
}

/** Compresses on all cores; its threads start with the first files. */
export class CompressPool {
  readonly #idle: Worker[] = [];
  readonly #working = new Map<Worker, Job>();
  readonly #waiting: Job[] = [];

  compress(bytes: Uint8Array): Promise<Compressed> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    const workers = [...this.#idle, ...this.#working.keys()];
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    const isFull = this.#working.size >= availableParallelism();
    const job = isFull ? undefined : this.#waiting.shift();
    if (!job) return;
    const worker = this.#idle.pop() ?? this.#start();
    this.#working.set(worker, job);
    worker.postMessage(job.bytes);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./compress-worker.ts', import.meta.url));
    worker.on('message', (compressed: Compressed) => {
      this.#working.get(worker)?.resolve(compressed);
      this.#working.delete(worker);
      this.#idle.push(worker);
      this.#next();
    });
    worker.on('error', (error: Error) => {
      this.#working.get(worker)?.reject(error);
      this.#working.delete(worker);
      this.#next();
    });
    return worker;
  }
}
