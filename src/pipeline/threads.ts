import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData, type ResourceLimits } from 'node:worker_threads';

export interface ThreadsSettings<Task> {
  /** The module that each thread runs. It calls `serveTasks`. */
  script: URL;
  /** Handed to each thread when it starts. */
  data: unknown;
  /** What an error calls a task, for example its file. */
  nameOf: (task: Task) => string;
  /** Threads at most. Defaults to the number of cores. */
  size?: number;
  /** Milliseconds that a thread may spend on one task. Unlimited by default. */
  patience?: number;
  /** Defaults to limits for threads that make much and keep little. */
  resourceLimits?: ResourceLimits;
  /** Answers what a thread asks for. */
  handle?: (request: unknown) => Promise<unknown>;
}

/** What became of one task. */
export type Attempt<Result> = { result: Result } | { error: TaskError };

/** A task without a result. The message names the task and the reason; `cause` is the error itself. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
  override readonly cause: Error;

  constructor(task: string, cause: Error) {
    super(`${task}: ${cause.message}`);
    this.cause = cause;
  }
}

/** Asks the main thread, and settles as the promise of its `handle`. */
export type Ask = (request: unknown) => Promise<unknown>;

/** What a thread does for each task. */
export type Work<Task, Result> = (task: Task) => Result | Promise<Result>;

/**
 * Room for young objects, in megabytes. V8 otherwise lets it grow to several times as much, which
 * makes nothing faster (docs/performance.md).
 */
const threadLimits: ResourceLimits = { maxYoungGenerationSizeMb: 24 };
/** Milliseconds that loading the module of a thread may take on a busy machine. */
const START_PATIENCE = 60_000;
/** How often a thread is looked at during its patience. */
const LOOKS = 4;

/** Cells of the memory shared with a thread: tasks begun, tasks finished, questions unanswered. */
const BEGUN = 0;
const FINISHED = 1;
const ASKING = 2;
const CELLS = 3;

interface ThreadData {
  data: unknown;
  progress: SharedArrayBuffer;
}

/** An error as messages carry it: their own copy of errors loses custom names. */
type Thrown = Pick<Error, 'name' | 'message' | 'stack'>;

type Settled = { value: unknown } | { thrown: Thrown };
type ToThread = { tasks: readonly unknown[] } | { answer: number; settled: Settled };
type FromThread = { replies: Settled[] } | { ask: number; request: unknown };

/** A batch whose thread was lost, and the range of its tasks that is to blame. */
interface Loss {
  cause: Error;
  from: number;
  to: number;
}

interface Batch<Task, Result> {
  tasks: readonly Task[];
  /** How many tasks the thread was sent before. */
  first: number;
  resolve: (outcome: Attempt<Result>[] | Loss) => void;
}

interface Member<Task, Result> {
  worker: Worker;
  progress: Int32Array;
  /** Tasks sent so far. */
  sent: number;
  /** Batches in flight, oldest first. */
  waiting: Batch<Task, Result>[];
  /** Why the thread ends, once that is known. */
  cause?: Error;
  watchdog?: NodeJS.Timeout;
}

/**
 * Runs batches of tasks on several threads, which start when they are first needed. Each thread works
 * on its tasks one after the other.
 *
 * A task can throw, exceed the memory of its thread, end the thread, or take longer than `patience`.
 * Only that task fails: the other tasks of a lost thread run again on a new one. Threads end with
 * their process, however that ends.
 */
export class Threads<Task, Result> {
  readonly #settings: ThreadsSettings<Task>;
  readonly #members: Member<Task, Result>[] = [];
  #isClosed = false;

  constructor(settings: ThreadsSettings<Task>) {
    this.#settings = settings;
  }

  /** Starts a thread unless one runs, so that it is ready when the first tasks come. */
  prepare(): void {
    if (this.#members.length === 0 && !this.#isClosed) this.#start();
  }

  /**
   * What became of each task, in their order. Several batches may be in flight. Rejects only for tasks
   * that cannot be cloned.
   */
  async run(tasks: readonly Task[]): Promise<Attempt<Result>[]> {
    if (tasks.length === 0) return [];
    const outcome = await this.#send(tasks);
    if (Array.isArray(outcome)) return outcome;
    const { cause, from, to } = outcome;
    const failed = tasks.slice(from, to).map((task) => this.#failure(task, cause));
    const others = await this.run(tasks.toSpliced(from, to - from));
    return [...others.slice(0, from), ...failed, ...others.slice(from)];
  }

  /** The result of a single task; rejects with `TaskError`. */
  async runOne(task: Task): Promise<Result> {
    const [attempt = this.#failure(task, closed())] = await this.run([task]);
    if ('error' in attempt) throw attempt.error;
    return attempt.result;
  }

  /** Ends the threads that have nothing to do and gives up their memory. Later tasks start new ones. */
  async rest(): Promise<void> {
    const idle = this.#members.filter(({ waiting }) => waiting.length === 0);
    for (const member of idle) member.cause ??= new Error('the thread was ended');
    await Promise.all(idle.map(({ worker }) => worker.terminate()));
  }

  /** Ends all threads. Tasks that were not finished fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#members.map(({ worker }) => worker.terminate()));
  }

  #send(tasks: readonly Task[]): Promise<Attempt<Result>[] | Loss> {
    return new Promise((resolve) => {
      if (this.#isClosed) {
        resolve(lossOf(tasks, closed()));
        return;
      }
      const member = this.#leastBusy();
      post(member.worker, { tasks });
      member.waiting.push({ tasks, first: member.sent, resolve });
      member.sent += tasks.length;
    });
  }

  #failure(task: Task, cause: Error): { error: TaskError } {
    return { error: new TaskError(this.#settings.nameOf(task), cause) };
  }

  #leastBusy(): Member<Task, Result> {
    const alive = this.#members.filter(({ cause }) => cause === undefined);
    const idle = alive.find(({ waiting }) => waiting.length === 0);
    if (idle) return idle;
    const { size = availableParallelism() } = this.#settings;
    if (alive.length < Math.max(1, size)) return this.#start();
    return alive.reduce((least, member) =>
      member.waiting.length < least.waiting.length ? member : least,
    );
  }

  #start(): Member<Task, Result> {
    const { script, data, patience, resourceLimits = threadLimits } = this.#settings;
    const progress = new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT);
    const threadData: ThreadData = { data, progress };
    const worker = new Worker(script, { workerData: threadData, resourceLimits });
    const member: Member<Task, Result> = {
      worker,
      progress: new Int32Array(progress),
      sent: 0,
      waiting: [],
    };
    worker.on('message', (message: FromThread) => {
      if ('ask' in message) void this.#answer(worker, message);
      else this.#settle(member, message.replies);
    });
    worker.on('error', (error: unknown) => {
      const cause = rebuild(describe(error));
      member.cause ??= new Error(`the thread broke: ${cause.message}`, { cause });
    });
    worker.on('exit', (status) => {
      this.#lose(member, new Error(`the thread ended with status ${status}`));
    });
    if (patience !== undefined) member.watchdog = watch(member, patience);
    this.#members.push(member);
    return member;
  }

  async #answer(worker: Worker, { ask, request }: { ask: number; request: unknown }) {
    const { handle } = this.#settings;
    const settled = await settle(() => {
      if (!handle) throw new Error('nobody answers what this thread asks');
      return handle(request);
    });
    try {
      post(worker, { answer: ask, settled });
    } catch (error) {
      post(worker, { answer: ask, settled: { thrown: describe(error) } });
    }
  }

  #settle(member: Member<Task, Result>, replies: readonly Settled[]): void {
    const batch = member.waiting.shift();
    batch?.resolve(
      batch.tasks.map((task, index) => {
        const reply = replies[index] ?? { thrown: describe('no reply') };
        if ('thrown' in reply) return this.#failure(task, rebuild(reply.thrown));
        return { result: reply.value as Result };
      }),
    );
  }

  #lose(member: Member<Task, Result>, ended: Error): void {
    clearInterval(member.watchdog);
    this.#members.splice(this.#members.indexOf(member), 1);
    const cause = this.#isClosed ? closed() : (member.cause ?? ended);
    const begun = Atomics.load(member.progress, BEGUN);
    for (const { tasks, first, resolve } of member.waiting) {
      const at = begun - 1 - first;
      if (begun === 0 || this.#isClosed) resolve(lossOf(tasks, cause));
      else if (at >= 0 && at < tasks.length) resolve({ cause, from: at, to: at + 1 });
      else resolve({ cause, from: 0, to: 0 });
    }
  }
}

/** The result of one task in a thread of its own. Rejects with `TaskError`. */
export async function runInThread<Task, Result>(
  settings: Omit<ThreadsSettings<Task>, 'size'>,
  task: Task,
): Promise<Result> {
  const threads = new Threads<Task, Result>({ ...settings, size: 1 });
  try {
    return await threads.runOne(task);
  } finally {
    await threads.close();
  }
}

/** Ends the thread when it spends longer than its patience on one task, or cannot start. */
function watch(
  member: { worker: Worker; progress: Int32Array; waiting: readonly unknown[]; cause?: Error },
  patience: number,
): NodeJS.Timeout {
  const { progress, worker } = member;
  let seen = 0;
  let since = performance.now();
  return setInterval(() => {
    const begun = Atomics.load(progress, BEGUN);
    const isAtWork = begun > Atomics.load(progress, FINISHED);
    const isAsking = Atomics.load(progress, ASKING) > 0;
    const isStarting = begun === 0 && member.waiting.length > 0;
    const limit = isStarting ? Math.max(patience, START_PATIENCE) : patience;
    if (begun !== seen || isAsking || !(isAtWork || isStarting)) {
      seen = begun;
      since = performance.now();
    } else if (performance.now() - since > limit) {
      member.cause ??= new Error(`the thread stood still for more than ${limit / 1000} seconds`);
      void worker.terminate();
    }
  }, patience / LOOKS);
}

function lossOf(tasks: readonly unknown[], cause: Error): Loss {
  return { cause, from: 0, to: tasks.length };
}

function closed(): Error {
  return new Error('the threads were closed');
}

function post(worker: Worker, message: ToThread): void {
  worker.postMessage(message);
}

/**
 * The thread's side of `Threads`: sets up what all tasks need, then works on each as it comes. Errors
 * keep their name, message and stack on the way to the main thread.
 */
export async function serveTasks<Task, Result>(
  setUp: (data: unknown, ask: Ask) => Work<Task, Result> | Promise<Work<Task, Result>>,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('serveTasks belongs in a thread');
  const send = (message: FromThread): void => {
    port.postMessage(message);
  };
  const { data, progress: shared } = workerData as ThreadData;
  const progress = new Int32Array(shared);
  const questions = new Map<number, (settled: Settled) => void>();
  let asked = 0;

  const ask: Ask = async (request) => {
    Atomics.add(progress, ASKING, 1);
    const number = (asked += 1);
    const settled = await new Promise<Settled>((resolve) => {
      questions.set(number, resolve);
      send({ ask: number, request });
    });
    questions.delete(number);
    Atomics.sub(progress, ASKING, 1);
    if ('thrown' in settled) throw rebuild(settled.thrown);
    return settled.value;
  };
  const perform = async (tasks: readonly unknown[], work: Work<Task, Result>): Promise<void> => {
    // Finalizers, which free what native modules hold for dead objects, run between turns of the event loop only. With
    // batches waiting there would be none: a thread that compiled 50,000 articles held a gigabyte of dead trees.
    await new Promise((resolve) => setImmediate(resolve));
    const replies: Settled[] = [];
    for (const task of tasks) {
      Atomics.add(progress, BEGUN, 1);
      replies.push(await settle(() => work(task as Task)));
      Atomics.add(progress, FINISHED, 1);
    }
    try {
      send({ replies });
    } catch (error) {
      send({ replies: replies.map(() => ({ thrown: describe(error) })) });
    }
  };

  const ready = Promise.resolve(data).then((given) => setUp(given, ask));
  let queue: Promise<unknown> = ready;
  port.on('message', (message: ToThread) => {
    if ('answer' in message) questions.get(message.answer)?.(message.settled);
    else queue = queue.then(async () => perform(message.tasks, await ready));
  });
  await ready;
}

async function settle(work: () => unknown): Promise<Settled> {
  try {
    return { value: await work() };
  } catch (error) {
    return { thrown: describe(error) };
  }
}

function describe(error: unknown): Thrown {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, ...(stack !== undefined && { stack }) };
}

function rebuild({ message, ...rest }: Thrown): Error {
  return Object.assign(new Error(message), rest);
}
