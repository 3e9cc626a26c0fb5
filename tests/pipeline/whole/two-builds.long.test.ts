import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { randomFor } from '../../../bench/random.ts';
import { silent } from '../../../src/pipeline/build-log.ts';
import type { BuildResult } from '../../../src/pipeline/build-result.ts';
import { withBuildLock } from '../../../src/pipeline/publish/build-lock.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { write, writePublication } from './small-publication.ts';
import { build, buildClean, makeWorkplace, usual } from './workplace.ts';

const seed = 20260325;

beforeAll(() => prepareRenderers([usual.siteUrl]), 240_000);

test('a build that begins during another waits, and publishes what was written meanwhile', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(seed), place, 5);
  const order: string[] = [];
  let second: Promise<BuildResult> | undefined;
  const begin = (stage: string): void => {
    if (stage !== 'Publishing') return;
    const late = '---\ntitle: Late\ndate: 2024-06-06\nsafeURL: /late/\n---\n\nLate.\n';
    write(place.contentDir, 'articles/late.md', late);
    second = build(place, usual, { waiting: () => order.push('waits') });
  };
  const first = await build(place, usual, { progress: { ...silent, begin } });
  order.push('first is done');
  expect(first.published).toBeDefined();
  expect(Object.keys(readTree(place.outDir))).not.toContain('late/index.html');
  expect((await second)?.published?.written).toBeGreaterThan(0);
  expect(order).toEqual(['waits', 'first is done']);

  const { outDir } = await buildClean(place);
  expect(readTree(place.outDir)).toEqual(readTree(outDir));
}, 120_000);

test('the command says that it waits, and goes on when the other build ends', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(seed), place, 5);
  await build({ ...place, publicDir: 'public' });
  write(place.contentDir, 'pages/new.md', '---\ntitle: New\n---\n\nNew.\n');
  const command = await withBuildLock(place, async () => {
    const begun = runBuild(place);
    const state = { ended: false };
    void begun.ended.then(() => (state.ended = true));
    while (!state.ended && !begun.errors().includes('waiting for it')) await setTimeout(20);
    expect(state.ended).toBe(false);
    expect(Object.keys(readTree(place.outDir))).not.toContain('new/index.html');
    return begun;
  });
  expect(await command.ended, command.errors()).toBe(0);
  expect(command.errors()).toContain(
    'Another build or deployment is at work here; waiting for it.\n',
  );
  const { outDir } = await buildClean({ ...place, publicDir: 'public' });
  expect(readTree(place.outDir)).toEqual(readTree(outDir));
}, 120_000);

test('a build that fails early gives its folders back when the one of the layouts has ended', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(seed), place, 1);
  const unprepared = { ...usual, siteUrl: 'https://early.example/' };
  const begin = (stage: string): void => {
    if (stage === 'Checking and connecting') throw new Error('early');
  };
  const progress = { ...silent, begin };
  await expect(build(place, unprepared, { progress })).rejects.toThrow('early');
  expect(readdirSync(join(place.cacheDir, 'renderer'))).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ]);
}, 120_000);
