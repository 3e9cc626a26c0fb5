import { afterEach, expect, test } from 'vitest';
import { Threads, type Attempt, type ThreadsSettings } from '../../src/pipeline/threads.ts';
import type { OddTask } from './odd-worker.ts';

const opened: Threads<OddTask, unknown>[] = [];
/** Threads take seconds to start on a machine that has other work. */
const slow = { timeout: 60_000 };

afterEach(async () => {
  await Promise.all(opened.splice(0).map((threads) => threads.close()));
});

function start(settings: Partial<ThreadsSettings<OddTask>> = {}): Threads<OddTask, unknown> {
  const threads = new Threads<OddTask, unknown>({
    script: new URL('./odd-worker.ts', import.meta.url),
    data: { factor: 2 },
    nameOf: (task) => ('number' in task ? `${task.number}.md` : `${task.does}.md`),
    ...settings,
  });
  opened.push(threads);
  return threads;
}

function double(number: number): OddTask {
  return { does: 'doubles', number };
}

/** Results as they are, errors as their messages. */
function shown(attempts: readonly Attempt<unknown>[]): unknown[] {
  return attempts.map((attempt) => ('error' in attempt ? attempt.error.message : attempt.result));
}

test('gives the results of a batch in order, with fewer threads than batches', slow, async () => {
  const threads = start({ size: 2 });
  const batches = Array.from({ length: 7 }, (_, batch) =>
    threads.run([double(batch), double(batch + 100)]),
  );
  expect((await Promise.all(batches)).map(shown)).toEqual(
    Array.from({ length: 7 }, (_, batch) => [2 * batch, 2 * batch + 200]),
  );
});

test(
  'lets the event loop turn between batches that wait, for what finalizers free',
  slow,
  async () => {
    const threads = start({ size: 1 });
    const batches = Array.from({ length: 5 }, () => threads.run([{ does: 'counts turns' }]));
    expect((await Promise.all(batches)).flatMap(shown)).toEqual([0, 1, 2, 3, 4]);
  },
);

test('a thread that rests is replaced, one with tasks goes on', slow, async () => {
  const requests: unknown[] = [];
  const threads = start({
    size: 1,
    handle: async (request) => {
      requests.push(request);
      await threads.rest();
      return 'answered';
    },
  });
  expect(shown(await threads.run([{ does: 'counts turns' }]))).toEqual([0]);
  await threads.rest();
  const asking = [{ does: 'asks', request: 1 } as const, double(2)];
  expect(shown(await threads.run(asking))).toEqual(['answered', 4]);
  await threads.rest();
  expect(shown(await threads.run([{ does: 'counts turns' }]))).toEqual([0]);
  expect(requests).toEqual([1]);
});

test('names a task that throws and its cause, and does the others', slow, async () => {
  const attempts = await start({ size: 1 }).run([double(1), { does: 'throws' }, double(2)]);
  expect(shown(attempts)).toEqual([2, 'throws.md: the layout is missing', 4]);
  expect(attempts[1]).toMatchObject({
    error: { cause: { name: 'Unusual', stack: expect.stringContaining('odd-worker') as string } },
  });
});

test.each<[OddTask['does'] & ('ends' | 'fills its memory' | 'breaks later'), RegExp]>([
  ['ends', /^ends\.md: the thread ended with status 7$/],
  ['fills its memory', /^fills its memory\.md: the thread broke: .*memory limit/],
  ['breaks later', /^breaks later\.md: the thread broke: out of step$/],
])('names a task whose thread %s and the cause, and does the others', slow, async (does, why) => {
  const threads = start({ size: 1, resourceLimits: { maxOldGenerationSizeMb: 32 } });
  const batches = await Promise.all([
    threads.run([double(1), { does }, double(2)]),
    threads.run([{ does }]),
    threads.run([double(3), double(4)]),
  ]);
  const reason = expect.stringMatching(why) as string;
  expect(batches.map(shown)).toEqual([[2, reason, 4], [reason], [6, 8]]);
});

test('ends a thread that stands still at a task, names it, and does the others', slow, async () => {
  const threads = start({ size: 1, patience: 500 });
  const batches = await Promise.all([
    threads.run([double(1), { does: 'stands still' }, double(2)]),
    threads.run([double(3)]),
  ]);
  const reason = 'stands still.md: the thread stood still for more than 0.5 seconds';
  expect(batches.map(shown)).toEqual([[2, reason, 4], [6]]);
});

test('says why no thread can start', slow, async () => {
  const threads = start({ size: 2, data: { factor: 2, fails: 'no such renderer' } });
  const batches = await Promise.all([
    threads.run([double(1), double(2)]),
    threads.run([double(3)]),
  ]);
  expect(batches.map(shown)).toEqual([
    ['1.md: the thread broke: no such renderer', '2.md: the thread broke: no such renderer'],
    ['3.md: the thread broke: no such renderer'],
  ]);
});

test('says why a result cannot be handed over', slow, async () => {
  const threads = start({ size: 1 });
  const batches = [threads.run([{ does: 'returns a function' }]), threads.run([double(1)])];
  expect((await Promise.all(batches)).map(shown)).toEqual([
    [expect.stringMatching(/^returns a function\.md: .*could not be cloned/)],
    [2],
  ]);
});

test('answers what a thread asks, however long that takes', slow, async () => {
  const threads = start({
    size: 1,
    patience: 200,
    handle: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      if (request === 'refused') throw new Error('not today');
      return { answered: request };
    },
  });
  const attempts = await threads.run([
    { does: 'asks', request: 'granted' },
    { does: 'asks', request: 'refused' },
    double(1),
  ]);
  expect(shown(attempts)).toEqual([{ answered: 'granted' }, 'asks.md: not today', 2]);
});

test('fails what a thread asks where nobody answers', slow, async () => {
  const attempts = await start().run([{ does: 'asks', request: 'any' }]);
  expect(shown(attempts)).toEqual(['asks.md: nobody answers what this thread asks']);
});

test('fails what is left when it is closed, and what comes after', slow, async () => {
  const threads = start({ size: 1 });
  const left = threads.run([{ does: 'stands still' }]);
  await threads.close();
  expect(shown(await left)).toEqual(['stands still.md: the threads were closed']);
  expect(shown(await threads.run([double(1)]))).toEqual(['1.md: the threads were closed']);
});
