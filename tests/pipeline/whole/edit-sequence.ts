import { expect } from 'vitest';
import { between, pick, randomFor } from '../../../bench/random.ts';
import { damageCache, damageSite } from './damages.ts';
import { edits } from './edits.ts';
import { filesIn, readTree, sizeOf } from './read-tree.ts';
import { writePublication } from './small-publication.ts';
import {
  build,
  buildClean,
  copyWorkplace,
  makeWorkplace,
  usual,
  type Workplace,
} from './workplace.ts';

/** What sequences of edits came to, added up. */
export interface Tally {
  edits: Map<string, number>;
  damages: number;
  /** Compared with those of clean builds. */
  files: number;
  bytes: number;
  /** Pages and feeds that warm builds made anew, and those that they knew. */
  rendered: number;
  reused: number;
  /** Second builds that found nothing to do. */
  unchanged: number;
}

export function newTally(): Tally {
  return {
    edits: new Map(),
    damages: 0,
    files: 0,
    bytes: 0,
    rendered: 0,
    reused: 0,
    unchanged: 0,
  };
}

/** A built publication that many sequences start from. */
export async function buildFirst(seed: number): Promise<Workplace> {
  const place = makeWorkplace();
  await writePublication(randomFor(seed), place);
  const { published, diagnostics } = await build(place);
  expect(published, errorsIn(diagnostics)).toBeDefined();
  return place;
}

/**
 * Copies a built publication and edits it again and again: each time the warm build must leave what
 * a clean one makes, byte for byte. The same numbers give the same sequence.
 */
export async function runSequence(
  first: Workplace,
  { seed, index, length }: { seed: number; index: number; length: number },
  tally: Tally,
): Promise<void> {
  const random = randomFor(seed, index);
  using place = copyWorkplace(first);
  let circumstances = usual;
  const story = [`sequence ${index} of seed ${seed}`];
  for (let step = 0; step < length; step += 1) {
    for (let more = between(random, 1, 2); more > 0; more -= 1) {
      const [name, edit] = pick(random, Object.entries(edits));
      circumstances = await edit(random, place, circumstances);
      tally.edits.set(name, (tally.edits.get(name) ?? 0) + 1);
      story.push(name);
    }
    // Never both: without a marker and a record nobody could tell the folder from a stranger's.
    const what = random();
    if (what < 0.5) story.push(damageCache(random, place.cacheDir, first.cacheDir));
    else if (what < 0.7) story.push(damageSite(random, place.outDir));
    if (what < 0.7) tally.damages += 1;

    const warm = await build(place, circumstances, { allowRemovals: true });
    const clean = await buildClean(place, circumstances);
    const about = story.join('; ');
    expect(warm.published, `${about}\n${errorsIn(warm.diagnostics)}`).toBeDefined();
    // Only a build that knows the one before can tell what moved.
    const lasting = warm.diagnostics.filter(({ code }) => code !== 'moved-page');
    expect(lasting, about).toEqual(clean.result.diagnostics);
    const expected = readTree(clean.outDir);
    expect(readTree(place.outDir), about).toEqual(expected);
    expect(filesIn(place.root).filter((file) => /^dist[^/]/.test(file))).toEqual([]);
    tally.files += Object.keys(expected).length;
    tally.bytes += sizeOf(expected);
    tally.rendered += warm.published?.rendered ?? 0;
    tally.reused += warm.published?.reused ?? 0;

    const again = await build(place, circumstances, { allowRemovals: true });
    expect(again.diagnostics, about).toEqual(lasting);
    expect(again.fileCount, about).toBe(warm.fileCount);
    expect(readTree(place.outDir), about).toEqual(expected);
    // The other stages are those of a build that reads everything.
    tally.unchanged += again.times.length === 1 ? 1 : 0;
  }
}

function errorsIn(diagnostics: readonly { severity: string }[]): string {
  return JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error'));
}
