import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { randomFor } from '../../../bench/random.ts';
import { prepareRenderers, shareRenderer } from './prepared-renderer.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { write, writePublication } from './small-publication.ts';
import { makeWorkplace, usual } from './workplace.ts';

beforeAll(() => prepareRenderers([usual.siteUrl]), 240_000);

test('a build ends with 0 when it published, 1 for an error or a loss, 2 for wrong use', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20260328), place, 12);
  shareRenderer(usual.siteUrl, place);
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
