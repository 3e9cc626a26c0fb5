import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildFirst, newTally, runSequence } from './edit-sequence.ts';
import { siteUrls } from './edits.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import type { Workplace } from './workplace.ts';

const seed = 20260322;

/** Tests of the sequences of edits from `from` to before `to`, one or two edits long each. */
export function testSequences(from: number, to: number): void {
  let first: Workplace;

  beforeAll(async () => {
    // What was just changed is not believed: every file lies as it is for an hour.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60 * 1000 });
    await prepareRenderers(siteUrls);
    first = await buildFirst(seed);
  }, 240_000);

  afterAll(() => {
    vi.useRealTimers();
    first[Symbol.dispose]();
  });

  test.each(Array.from({ length: to - from }, (_, at) => from + at))(
    'after random edits and damages, a warm build equals a clean one: sequence %i',
    async (index) => {
      const tally = newTally();
      await runSequence(first, { seed, index, length: 1 + (index % 2) }, tally);
      expect(tally.bytes).toBeGreaterThan(100_000);
      expect(tally.unchanged).toBeGreaterThan(0);
    },
    120_000,
  );
}
