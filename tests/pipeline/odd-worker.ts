/** A thread that does to itself what its tasks say. */
import { serveTasks } from '../../src/pipeline/threads.ts';

export type OddTask =
  | { does: 'doubles'; number: number }
  | { does: 'throws' | 'ends' | 'stands still' | 'fills its memory' | 'breaks later' }
  | { does: 'returns a function' | 'counts turns' }
  | { does: 'asks'; request: unknown };

class Unusual extends Error {
  override readonly name = 'Unusual';
}

await serveTasks<OddTask, unknown>((data, ask) => {
  const { fails, factor } = data as { fails?: string; factor: number };
  if (fails !== undefined) throw new Error(fails);
  let turns = 0;
  return async (task) => {
    switch (task.does) {
      case 'doubles':
        return task.number * factor;
      case 'throws':
        throw new Unusual('the layout is missing');
      case 'ends':
        process.exit(7);
      // eslint-disable-next-line no-fallthrough -- the process has ended
      case 'stands still':
        for (;;);
      case 'fills its memory': {
        const kept: string[][] = [];
        for (;;) kept.push(Array.from({ length: 1000 }, () => String(kept.length)));
      }
      case 'breaks later':
        setImmediate(() => {
          throw new Error('out of step');
        });
        return new Promise(() => undefined);
      case 'returns a function':
        return () => undefined;
      case 'counts turns':
        setImmediate(() => (turns += 1));
        return turns;
      case 'asks':
        return ask(task.request);
    }
  };
});
