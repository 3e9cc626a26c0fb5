import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { runChild } from './run-child.ts';
import { makeSettings, planOf, readTree, type Texts, watched, recover } from './support.ts';

/**
 * Kills a process while it publishes the new site over the old one and holds what is left to the
 * promises. `moment`: before which operation, or after how many milliseconds of publishing.
 */
export async function killOnce(
  old: Texts,
  next: Texts,
  moment: { operation: number } | { milliseconds: number },
): Promise<'old' | 'new'> {
  using settings = makeSettings();
  await publish(
    planOf(old),
    settings,
    watched(() => undefined),
  );
  const { outDir, cacheDir } = settings;
  const at = 'operation' in moment ? { killAt: moment.operation } : {};
  const child = runChild({ outDir, cacheDir, texts: next, ...at });
  if ('milliseconds' in moment) {
    child.process.stdout.once('data', () => {
      setTimeout(() => child.process.kill('SIGKILL'), moment.milliseconds);
    });
  }
  await child.ended;

  for (const [path, text] of Object.entries(readTree(outDir))) {
    if (!path.startsWith('.publishing')) expect([old[path], next[path], 'empty']).toContain(text);
  }
  const recovery = await recover(settings);
  const after = readTree(outDir);
  expect(recovery).not.toBe('damaged');
  expect([old, next]).toContainEqual(after);
  const outcome = after['index.html'] === old['index.html'] ? 'old' : 'new';
  await publish(
    planOf(next),
    settings,
    watched(() => undefined),
  );
  expect(readTree(outDir)).toEqual(next);
  expect(readdirSync(settings.root).sort()).toEqual(['cache', 'dist']);
  return outcome;
}
