import { availableParallelism } from 'node:os';
import { Threads } from '../../pipeline/threads.ts';
import {
  bodyOptions,
  convertBody,
  type BodyTask,
  type ConvertData,
  type ConvertedText,
} from './convert-body.ts';

/** Texts from which on threads are worth their start. */
const MANY = 200;
/** Texts that a thread is given at once. */
const BATCH = 16;
/** Batches that wait for their turn, so that no thread is idle. */
const AHEAD = 8;
/** Batches that a thread has before it; the main thread converts what comes on top of them itself. */
const BACKLOG = 3;

/**
 * Converts texts one after another, in their order: many of them in threads, of which each is given a
 * few at a time, so that neither the texts nor the results fill the memory.
 */
export async function* convertBodies(
  tasks: AsyncIterable<BodyTask>,
  count: number,
  data: ConvertData,
): AsyncGenerator<ConvertedText> {
  const options = bodyOptions(data);
  if (count < MANY) {
    for await (const task of tasks) yield convertBody(task, options);
    return;
  }
  const size = Math.max(1, availableParallelism() - 1);
  const threads = new Threads<BodyTask, ConvertedText>({
    script: new URL('convert-thread.ts', import.meta.url),
    data,
    // The main thread compiles and writes what these give.
    size,
    nameOf: ({ place }) => `${place.file}:${place.line}`,
  });
  try {
    const waiting: Promise<ConvertedText[]>[] = [];
    let batch: BodyTask[] = [];
    let inThreads = 0;
    const send = (): void => {
      if (inThreads >= BACKLOG * size) {
        waiting.push(Promise.resolve(batch.map((task) => convertBody(task, options))));
      } else {
        inThreads += 1;
        const results = run(threads, batch).finally(() => {
          inThreads -= 1;
        });
        waiting.push(results);
      }
      batch = [];
    };
    for await (const task of tasks) {
      batch.push(task);
      if (batch.length === BATCH) send();
      if (waiting.length > AHEAD) yield* (await waiting.shift()) ?? [];
    }
    if (batch.length > 0) send();
    for (const results of waiting) yield* await results;
  } finally {
    await threads.close();
  }
}

/** A text at which its thread broke stays as it is written, for a person to look at. */
async function run(
  threads: Threads<BodyTask, ConvertedText>,
  tasks: readonly BodyTask[],
): Promise<ConvertedText[]> {
  const attempts = await threads.run(tasks);
  return tasks.map(({ content, place }, index): ConvertedText => {
    const attempt = attempts[index];
    if (attempt && 'result' in attempt) return attempt.result;
    const message = `it could not be converted (${attempt?.error.cause.message ?? 'no reason'}), and stays as it was written`;
    return {
      markdown: `${content.trim()}\n`,
      sourceText: '',
      notes: [{ outcome: 'to-do', subject: 'text', place, message }],
    };
  });
}
