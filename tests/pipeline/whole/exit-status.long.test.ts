import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { randomFor } from '../../../bench/random.ts';
import { copyCode, editCode } from './code-edits.ts';
import { runBuild } from './run-build.ts';
import { writePublication } from './small-publication.ts';
import { makeWorkplace } from './workplace.ts';

test('a page that lacks the text of its body ends the build with 3, and nothing is published', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20260329), place, 3);
  const project = await copyCode(place);
  const body = {
    file: 'src/components/Body.astro',
    from: 'set:html={rendered.html}',
    to: 'set:html=""',
  };
  editCode(project, body);
  const build = runBuild(place, { project });
  expect(await build.ended, build.errors()).toBe(3);
  expect(build.errors()).toMatch(/An internal fault: \/.*\/: the page lacks ".*" of its text/);
  expect(readdirSync(place.root).sort()).toEqual(['cache', 'content', 'project', 'public']);
}, 240_000);

test('a warning of Astro ends the build with 3', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20260330), place, 1);
  const project = await copyCode(place);
  editCode(project, {
    file: 'src/pipeline/render/adapter.ts',
    from: "'astro:config:done': ({ setAdapter }) => {",
    to: "'astro:config:done': ({ setAdapter, logger }) => {\n        logger.warn('a page may be wrong');",
  });
  const build = runBuild(place, { project });
  expect(await build.ended, build.errors()).toBe(3);
  expect(build.errors()).toContain('a page may be wrong');
}, 240_000);

test('a build that is killed takes the one of the layouts with it', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20260331), place, 1);
  const build = runBuild(place);
  const layouts = async (): Promise<number> => {
    const [child] = childrenOf(build.process.pid);
    if (child !== undefined) return child;
    await setTimeout(20);
    return layouts();
  };
  const astro = await layouts();
  build.process.kill('SIGKILL');
  await expect.poll(() => isAlive(astro), { timeout: 40_000 }).toBe(false);
  // It was ended, and did not come to its own end.
  const made = readdirSync(join(place.cacheDir, 'renderer'), { encoding: 'utf8', recursive: true });
  expect(made.filter((file) => file.endsWith('entry.mjs'))).toEqual([]);
}, 60_000);

function childrenOf(pid = 0): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
