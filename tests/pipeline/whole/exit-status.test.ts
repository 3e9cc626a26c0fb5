import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { randomFor } from '../../../bench/random.ts';
import { copyCode, editCode } from './code-edits.ts';
import { prepareRenderers, shareRenderer } from './prepared-renderer.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { write, writePublication } from './small-publication.ts';
import { makeWorkplace, usual } from './workplace.ts';

beforeAll(() => prepareRenderers([usual.siteUrl]), 240_000);

test('a build ends with 0 when it published, 1 for an error or a loss, 2 for wrong use', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20260328), place, 12);
  shareRenderer(usual.siteUrl, place.cacheDir);
  const end = async (...words: string[]): Promise<[unknown, string]> => {
    const build = runBuild(place, { words });
    return [await build.ended, build.errors()];
  };
  expect((await end())[0]).toBe(0);
  const before = readTree(place.outDir);

  write(place.contentDir, 'articles/broken.md', '---\ntitle: Broken\ndate: 2024-99-01\n---\n');
  const [status, errors] = await end();
  expect(status).toBe(1);
  expect(errors).toMatch(/articles\/broken\.md:3:7 error invalid-date .*\n/);
  expect(errors).toContain('Nothing was published; the site is as it was\n');
  rmSync(join(place.contentDir, 'articles', 'broken.md'));

  rmSync(join(place.contentDir, 'articles', 'deep'), { recursive: true });
  const [lost, list] = await end();
  expect(lost).toBe(1);
  expect(list).toContain('If this is meant, build again with --allow-removals\n');
  expect((await end('--no-such-word'))[0]).toBe(2);
  expect(readTree(place.outDir)).toEqual(before);

  expect((await end('--allow-removals'))[0]).toBe(0);
  write(place.root, 'foreign/diary.txt', 'Written by a person');
  const elsewhere = runBuild({ ...place, outDir: join(place.root, 'foreign') });
  expect(await elsewhere.ended).toBe(2);
  expect(elsewhere.errors()).toContain('holds files that no build wrote');
  rmSync(place.contentDir, { recursive: true });
  expect((await end())[0]).toBe(2);
}, 240_000);

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
