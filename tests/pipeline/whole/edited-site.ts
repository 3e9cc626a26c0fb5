import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFor } from '../../../bench/random.ts';
import type { Edited } from './kill-build.ts';
import { prepareRenderers } from './prepared-renderer.ts';
import { readTree } from './read-tree.ts';
import { write, writePublication } from './small-publication.ts';
import { build, buildClean, makeWorkplace, usual } from './workplace.ts';

/** A published site, after which every article got another title and one more came. */
export async function editedSite(seed: number): Promise<Edited> {
  await prepareRenderers([usual.siteUrl]);
  const place = makeWorkplace();
  // The command line serves its own `public/`.
  const own = { ...place, publicDir: 'public' };
  await writePublication(randomFor(seed), place, 12);
  await build(own);
  const old = readTree(place.outDir);
  const articles = join(place.contentDir, 'articles');
  for (const file of readdirSync(articles, {
    recursive: true,
    encoding: 'utf8',
  })) {
    if (!file.endsWith('.md')) continue;
    const text = readFileSync(join(articles, file), 'utf8');
    write(articles, file, text.replace('title: ', 'title: Again '));
  }
  write(articles, 'one-more.md', '---\ntitle: One more\ndate: 2025-01-01\n---\n\nText.\n');
  const { outDir } = await buildClean(own);
  return { place, old, next: readTree(outDir) };
}
