import fc from 'fast-check';
import { expect } from 'vitest';
import { silent } from '../../../src/pipeline/build-log.ts';
import { checkSite } from '../../../src/pipeline/check-site.ts';
import { type Put, wildContent, writeWildContent } from './wild-content.ts';
import { build, makeWorkplace, settingsFor, usual } from './workplace.ts';

/**
 * Holds that a check of a publication says all that a build would: what it finds no error in is
 * published, what it finds errors in is not, and both say the same. Yields whether it was published.
 */
export async function checkEqualsBuild(puts: readonly Put[]): Promise<boolean> {
  using place = makeWorkplace();
  await writeWildContent(place, puts);
  const settings = settingsFor(place, usual);
  const { diagnostics, stuck } = await checkSite(settings, silent, () => undefined);
  const result = await build(place);
  expect(stuck).toEqual([]);
  expect(result.diagnostics).toEqual(diagnostics);
  const isPublished = result.published !== undefined;
  expect(isPublished).toBe(diagnostics.every(({ severity }) => severity === 'warning'));
  return isPublished;
}

/** Does so for many publications; yields how many were published. */
export async function drawAndCompare(seed: number, numRuns: number): Promise<number> {
  let published = 0;
  const holds = async (puts: readonly Put[]): Promise<void> => {
    if (await checkEqualsBuild(puts)) published += 1;
  };
  await fc.assert(fc.asyncProperty(wildContent, holds), { seed, numRuns, endOnFailure: true });
  return published;
}
