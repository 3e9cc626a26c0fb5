import { Worker } from 'node:worker_threads';
import type { CompileOptions, TimedCompilation } from './compiled-file.ts';
import type { CompileBatch, CompileWorkerData } from './compile-worker.ts';
import { threadLimits } from './thread-limits.ts';

type Files = CompileBatch['files'];

interface Member {
  worker: Worker;
  position: Int32Array;
  batch: Files;
}

export interface PoolSettings {
  /** Threads at most. */
  size: number;
  options: CompileOptions;
  /** Takes each compilation as it comes, in no order. */
  keep: (compilation: TimedCompilation) => void;
  /** What a thread runs; by default `compile-worker.ts`. */
  script?: URL;
  /** Milliseconds that a thread may stand at one file. */
  patience?: number;
}

/** Far more than the largest file takes that the limits let through. */
const PATIENCE = 30_000;

/**
 * Compiles batches on several threads. A file that no thread gets past is left out and named by
 * `finish`; the others of its batch are compiled all the same.
 */
export class CompilePool {
  readonly #settings: Required<PoolSettings>;
  readonly #idle: Member[] = [];
  readonly #members = new Set<Member>();
  readonly #waiting: ((member: Member) => void)[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #stuck: string[] = [];
  readonly #faults: Error[] = [];

  constructor(settings: PoolSettings) {
    const script = new URL('./compile-worker.ts', import.meta.url);
    this.#settings = { script, patience: PATIENCE, ...settings };
  }

  /** Resolves when a thread has taken the batch. Throws what `keep` threw. */
  async compile(batch: Files): Promise<void> {
    const member = await this.#free();
    this.#throwFault();
    const run = this.#run(member, batch)
      .catch((fault: unknown) => {
        this.#faults.push(fault instanceof Error ? fault : new Error(String(fault)));
        this.#release(member);
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** Waits for all batches; the files that could not be compiled, in order. Throws what `keep` threw. */
  async finish(): Promise<string[]> {
    while (this.#running.size > 0) await Promise.all(this.#running);
    this.#throwFault();
    return this.#stuck.sort();
  }

  #throwFault(): void {
    const [fault] = this.#faults;
    if (fault) throw fault;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#members].map(({ worker }) => worker.terminate()));
  }

  async #free(): Promise<Member> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#members.size < Math.max(1, this.#settings.size)) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): Member {
    const progress = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const workerData: CompileWorkerData = { options: this.#settings.options, progress };
    const worker = new Worker(this.#settings.script, {
      workerData,
      resourceLimits: threadLimits,
    });
    const member = { worker, position: new Int32Array(progress), batch: [] };
    this.#members.add(member);
    return member;
  }

  #release(member: Member): void {
    const next = this.#waiting.shift();
    if (next) next(member);
    else this.#idle.push(member);
  }

  async #run(member: Member, batch: Files): Promise<void> {
    const compilations = await this.#ask(member, batch);
    if (compilations) {
      for (const compilation of compilations) this.#settings.keep(compilation);
      this.#release(member);
      return;
    }
    const at = Atomics.load(member.position, 0);
    this.#members.delete(member);
    await member.worker.terminate();
    this.#stuck.push(...batch.slice(at, at + 1).map(({ source }) => source.file));
    const rest = batch.filter((_, index) => index !== at);
    const fresh = this.#start();
    if (rest.length > 0) await this.#run(fresh, rest);
    else this.#release(fresh);
  }

  /** Undefined when the thread broke, or stood at one file for longer than any file takes. */
  #ask({ worker, position }: Member, files: Files): Promise<TimedCompilation[] | undefined> {
    return new Promise((resolve) => {
      let last = -1;
      const watchdog = setInterval(() => {
        const now = Atomics.load(position, 0);
        if (now === last) settle(undefined);
        last = now;
      }, this.#settings.patience);
      const settle = (compilations: TimedCompilation[] | undefined): void => {
        clearInterval(watchdog);
        worker.off('message', settle);
        worker.off('error', fail);
        resolve(compilations);
      };
      const fail = (): void => {
        settle(undefined);
      };
      worker.on('message', settle);
      worker.on('error', fail);
      Atomics.store(position, 0, 0);
      worker.postMessage({ files } satisfies CompileBatch);
    });
  }
}
