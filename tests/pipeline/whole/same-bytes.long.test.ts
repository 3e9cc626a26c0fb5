import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { copyProject } from '../../../bench/project.ts';
import { randomFor } from '../../../bench/random.ts';
import { filesIn, readTree, sizeOf } from './read-tree.ts';
import { runBuild, type Run } from './run-build.ts';
import { write, writePublication } from './small-publication.ts';
import { makeWorkplace, type Workplace } from './workplace.ts';

test('two checkouts on different machines make the same bytes', async () => {
  using one = makeWorkplace();
  using other = makeWorkplace();
  await writePublication(randomFor(20260326), one, 8);
  const deep = {
    ...other,
    contentDir: join(other.root, 'a', 'much deeper', 'content'),
  };
  // Folders list their files in the order in which they were made, on some disks.
  for (const file of filesIn(one.contentDir).reverse())
    write(deep.contentDir, file, readFileSync(join(one.contentDir, file)));

  const [first, second] = await Promise.all([
    buildCopy(one, 'project', {
      environment: { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' },
    }),
    buildCopy(deep, 'a project/of another name', {
      environment: {
        TZ: 'America/St_Johns',
        LC_ALL: 'tr_TR.UTF-8',
        LANG: 'tr_TR.UTF-8',
        UV_THREADPOOL_SIZE: '1',
      },
      before: oneCore(),
    }),
  ]);
  expect(first).toEqual(second);
  expect(sizeOf(first)).toBeGreaterThan(100_000);
  for (const file of filesIn(one.outDir))
    expect(readFileSync(join(one.outDir, file), 'latin1').includes(one.root), file).toBe(false);
}, 240_000);

async function buildCopy(
  place: Workplace,
  name: string,
  run: Run,
): Promise<Record<string, string>> {
  const project = join(place.root, name);
  await copyProject(resolve('.'), project);
  const build = runBuild(place, { ...run, project });
  expect(await build.ended, build.errors()).toBe(0);
  rmSync(project, { recursive: true });
  return readTree(place.outDir);
}

/** Where the system can hold a process to one core; elsewhere both builds use all. */
function oneCore(): string[] {
  const command = ['taskset', '-c', '0'];
  const [program = '', ...words] = command;
  return spawnSync(program, [...words, 'true']).status === 0 ? command : [];
}
