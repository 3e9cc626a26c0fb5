import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ContentStore } from '../../../src/content/store/content-store.ts';
import type { AssembledSite } from '../../../src/pipeline/assemble-site.ts';
import { searchFiles } from '../../../src/pipeline/search/search-files.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';
import { article, publish } from '../../publication/sample.ts';

it('names the article at which the thread broke, and why', async () => {
  const folder = temporaryFolder();
  const articles = ['here', 'lost'].map((name) =>
    article(name, { syntax: 'mdx', file: `${name}.mdx`, bodyDigest: name }),
  );
  writeFileSync(join(folder, 'here.mdx'), '---\ntitle: Here\n---\n\nText.\n');
  const site = {
    publications: [publish({ articles })],
    store: new ContentStore(folder, 'x'),
  } as unknown as AssembledSite;
  await expect(searchFiles(site, { cacheDir: folder, contentDir: folder })).rejects.toThrow(
    /^The search index cannot be made at lost\.mdx: ENOENT/,
  );
  writeFileSync(join(folder, 'lost.mdx'), '---\ntitle: Lost\n---\n\nText.\n');
  expect(await searchFiles(site, { cacheDir: folder, contentDir: folder })).not.toEqual([]);
});
