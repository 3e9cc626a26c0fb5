import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { recover } from '../publish/support.ts';
import { shareRenderer } from './prepared-renderer.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { copyWorkplace, usual, type Workplace } from './workplace.ts';

/** A site as published before an edit, the sources after it, and both sites as they are to be. */
export interface Edited {
  place: Workplace;
  old: Readonly<Record<string, string>>;
  next: Readonly<Record<string, string>>;
}

export interface Moment {
  /** Counted from when the process starts, or from when it begins to stage files. */
  after: 'start' | 'staging';
  milliseconds: number;
  /** Whether Astro has to build the renderer first. */
  withoutRenderer: boolean;
}

/** What became of a build that was killed. */
export type Fate = 'old' | 'new' | 'ended before';

/**
 * Kills a build and holds what is left to the promises: each file is whole, the next command leaves
 * the old site or the new one, and the next build what a clean one makes.
 */
export async function killBuild({ place, old, next }: Edited, moment: Moment): Promise<Fate> {
  using copy = copyWorkplace(place);
  if (moment.withoutRenderer) rmSync(join(copy.cacheDir, 'renderer'), { recursive: true });
  const build = runBuild(copy);
  if (moment.after === 'staging') await stagingBegins(copy, build.ended);
  await setTimeout(moment.milliseconds);
  build.process.kill('SIGKILL');
  const end = await build.ended;

  for (const [file, state] of Object.entries(readTree(copy.outDir)))
    expect([old[file], next[file], 'empty'], file).toContain(state);
  expect(await recover(copy)).not.toBe('damaged');
  const after = readTree(copy.outDir);
  expect([old, next]).toContainEqual(after);
  const isOld = after['index.html'] === old['index.html'];

  if (!moment.withoutRenderer) shareRenderer(usual.siteUrl, copy);
  const second = runBuild(copy);
  expect(await second.ended, second.errors()).toBe(0);
  expect(readTree(copy.outDir)).toEqual(next);
  if (end !== 'SIGKILL') return 'ended before';
  return isOld ? 'old' : 'new';
}

async function stagingBegins({ outDir }: Workplace, ended: Promise<unknown>): Promise<void> {
  const state = { over: false };
  void ended.then(() => (state.over = true));
  while (!state.over && !existsSync(join(`${outDir}.publishing`, 'files'))) await setTimeout(2);
}
