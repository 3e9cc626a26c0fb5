import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SiteConfig } from '../../../src/site-settings.ts';
import { projectWith } from '../../project-with.ts';
import { readTree } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import { makeWorkplace } from './workplace.ts';

test('a file that is too large for a host is a warning, and stops the build where that is an error', async () => {
  using place = makeWorkplace();
  const project = join(place.root, 'project');
  const build = async (settings: Partial<SiteConfig>): Promise<[unknown, string]> => {
    const own = { redirects: [], navigation: [], footer: [], hosts: ['cloudflare'] as const };
    await projectWith(project, { ...own, ...settings });
    writeFileSync(join(project, 'public/talk.mp4'), Buffer.alloc(25 * 2 ** 20 + 1));
    const run = runBuild(place, { project });
    return [await run.ended, run.errors()];
  };
  mkdirSync(join(place.contentDir, 'articles'), { recursive: true });
  writeFileSync(
    join(place.contentDir, 'articles/rye.md'),
    '---\ntitle: Rye\ndate: 2024-01-02\ndescription: Of flour.\n---\nRye is heavy.\n',
  );
  const [refused, error] = await build({ severities: { 'host-limit': 'error' } });
  expect(error).toMatch(
    /^src\/site\.config\.ts:\d+:3 error host-limit talk\.mp4 has 25,601 KiB, and Cloudflare/m,
  );
  expect(refused).toBe(1);
  expect(existsSync(place.outDir)).toBe(false);

  const [status, warning] = await build({});
  expect(warning).toContain('warning host-limit talk.mp4 has 25,601 KiB');
  expect(status).toBe(0);
  expect(Object.keys(readTree(place.outDir))).toContain('talk.mp4');
});
