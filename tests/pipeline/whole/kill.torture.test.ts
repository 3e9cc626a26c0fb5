import { afterAll, beforeAll, expect, test } from 'vitest';
import { between, randomFor } from '../../../bench/random.ts';
import { editedSite } from './edited-site.ts';
import { killBuild, type Edited, type Fate, type Moment } from './kill-build.ts';

const seed = 20260330;
const count = Number(process.env.KILLED_BUILDS ?? 50);
let edited: Edited;

beforeAll(async () => {
  edited = await editedSite(seed);
}, 240_000);

afterAll(() => {
  edited.place[Symbol.dispose]();
});

test(`${count} builds killed at random moments lose nothing`, async () => {
  const random = randomFor(seed);
  const fates = new Map<Fate, number>();
  for (let index = 0; index < count; index += 1) {
    const after = index % 2 === 0 ? 'start' : 'staging';
    const moment: Moment = {
      after,
      milliseconds: between(random, 0, after === 'start' ? 3000 : 400),
      // Then Astro is at work, a process of its own.
      withoutRenderer: index % 10 === 0,
    };
    const fate = await killBuild(edited, moment);
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
  }
  console.log({ count, fates: Object.fromEntries(fates) });
  expect(fates.get('old')).toBeGreaterThan(0);
}, 3_600_000);
