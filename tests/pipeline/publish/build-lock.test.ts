import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { withBuildLock } from '../../../src/pipeline/publish/build-lock.ts';
import { runChild } from './run-child.ts';
import { makeSettings, newSite, oldSite, readTree, recover } from './support.ts';

/** Whether a second build, with these settings, has to wait for a first. */
async function waits(
  first: { outDir: string; cacheDir: string },
  second: { outDir: string; cacheDir: string },
): Promise<boolean> {
  const events: string[] = [];
  let finish = (): void => undefined;
  const gate = new Promise<void>((resolve) => (finish = resolve));
  const one = withBuildLock(first, async () => {
    await gate;
    events.push('first');
  });
  const two = withBuildLock(
    second,
    () => events.push('second'),
    () => {
      events.push('waiting');
      finish();
    },
  );
  void two.then(finish);
  await Promise.all([one, two]);
  if (events[0] === 'waiting') expect(events).toEqual(['waiting', 'first', 'second']);
  else expect(events).toEqual(['second', 'first']);
  return events[0] === 'waiting';
}

test('a second build waits until the first has ended, and says so once', async () => {
  using settings = makeSettings();
  expect(await waits(settings, settings)).toBe(true);
  expect(readdirSync(settings.root)).toEqual(['cache']);
  expect(readdirSync(settings.cacheDir)).toEqual([]);
});

test('builds that share only OUT_DIR or only CACHE_DIR wait for each other', async () => {
  using settings = makeSettings();
  const other = join(settings.root, 'other');
  expect(await waits(settings, { ...settings, cacheDir: other })).toBe(true);
  expect(await waits(settings, { ...settings, outDir: other })).toBe(true);
});

test('builds that share nothing do not wait', async () => {
  using one = makeSettings();
  using two = makeSettings();
  expect(await waits(one, two)).toBe(false);
});

test('the lock ends with work that fails', async () => {
  using settings = makeSettings();
  await expect(withBuildLock(settings, () => Promise.reject(new Error('no')))).rejects.toThrow(
    'no',
  );
  expect(await withBuildLock(settings, () => 'free')).toBe('free');
});

test('a folder where no lock can be made is named', async () => {
  using settings = makeSettings();
  writeFileSync(settings.cacheDir, 'a file');
  await expect(withBuildLock(settings, () => 'free')).rejects.toThrow(/lock .+ cannot be made at/);
});

test('two processes at once publish one after the other', async () => {
  using settings = makeSettings();
  const first = runChild({ ...settings, texts: oldSite, hold: true });
  await vi.waitFor(() => {
    expect(first.output()).toContain('begun');
  }, 10_000);
  const second = runChild({ ...settings, texts: newSite });
  await vi.waitFor(() => {
    expect(second.output()).toEqual(['waiting']);
  }, 10_000);
  first.process.stdin.write('go');
  await Promise.all([first.ended, second.ended]);
  expect(second.output()).toEqual(['waiting', 'begun', 'ended']);
  expect(readTree(settings.outDir)).toEqual(newSite);
  expect(readdirSync(settings.root).sort()).toEqual(['cache', 'dist']);
}, 30_000);

test('the lock of a process that was killed is free at once', async () => {
  using settings = makeSettings();
  const killed = runChild({ ...settings, texts: oldSite, killAt: 30 });
  expect(await killed.ended).toBe('SIGKILL');
  expect(existsSync(`${settings.outDir}.publishing.lock`)).toBe(true);
  const waiting = vi.fn();
  await recover(settings, waiting);
  expect(waiting).not.toHaveBeenCalled();
  expect(existsSync(`${settings.outDir}.publishing.lock`)).toBe(false);
}, 30_000);

test('a command that reads the site waits for a build that is under way', async () => {
  using settings = makeSettings();
  mkdirSync(settings.outDir);
  const child = runChild({ ...settings, texts: newSite, hold: true });
  await vi.waitFor(() => {
    expect(child.output()).toContain('begun');
  }, 10_000);
  const goOn = (): void => void child.process.stdin.write('go');
  expect(await recover(settings, goOn)).toBe('nothing');
  expect(readTree(settings.outDir)).toEqual(newSite);
  await child.ended;
}, 30_000);
