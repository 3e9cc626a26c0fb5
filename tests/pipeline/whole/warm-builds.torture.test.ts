import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildFirst, newTally, runSequence } from './edit-sequence.ts';
import { edits, siteUrls } from './edits.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import type { Workplace } from './workplace.ts';

const seed = 20260323;
const count = Number(process.env.EDIT_SEQUENCES ?? 200);
/** So many sequences start from one publication. */
const share = 20;
/** Enough draws that every edit is among them. */
const enough = 100;

let first: Workplace | undefined;

beforeAll(async () => {
  // What was just changed is not believed: every file lies as it is for an hour.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60 * 1000 });
  await prepareRenderers(siteUrls);
}, 240_000);

afterAll(() => {
  vi.useRealTimers();
  first?.[Symbol.dispose]();
});

test(`after each of ${count} random sequences of edits, a warm build equals a clean one`, async () => {
  const tally = newTally();
  for (let index = 0; index < count; index += 1) {
    if (index % share === 0) {
      first?.[Symbol.dispose]();
      first = await buildFirst(seed + index);
    }
    if (first) await runSequence(first, { seed, index, length: 1 + (index % 4) }, tally);
  }
  console.log({ count, ...tally, edits: Object.fromEntries(tally.edits) });
  expect(tally.reused).toBeGreaterThan(0);
  expect(tally.rendered).toBeGreaterThan(0);
  expect(tally.unchanged).toBeGreaterThan(0);
  if (count >= enough) expect([...tally.edits.keys()].sort()).toEqual(Object.keys(edits).sort());
}, 7_200_000);
