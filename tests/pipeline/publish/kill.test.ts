import { expect, test } from 'vitest';
import { killOnce } from './kill-child.ts';
import { newSite, oldSite } from './support.ts';

test.each([
  [5, 'old'],
  [40, 'old'],
  [90, 'new'],
])(
  'a build killed before operation %i leaves the %s site',
  async (operation, outcome) => {
    expect(await killOnce(oldSite, newSite, { operation })).toBe(outcome);
  },
  30_000,
);
