import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { readSettings } from '../../src/pipeline/settings.ts';
import type { Article } from '../../src/content/article.ts';
import { assembleContent } from '../../src/content/assemble/assemble-content.ts';
import { compileContent } from '../../src/pipeline/compile/compile-content.ts';
import { listContent } from '../../src/content/list-content.ts';
import { Moment } from '../../src/content/moment.ts';
import { ContentStore } from '../../src/content/store/content-store.ts';
import { articleState } from '../../src/publication/article-state.ts';

export interface CompiledArticles {
  contentDir: string;
  /** All that the content folder holds. */
  all: readonly Article[];
  /** Those that are on the site at the time it is built for. */
  published: readonly Article[];
}

/** The articles of the content folder, compiled anew. */
export async function compiledArticles(): Promise<CompiledArticles> {
  const { contentDir, publicDir, site, now } = readSettings(env, Date.now);
  const cache = mkdtempSync(join(tmpdir(), 'site-tests-'));
  try {
    const { ownHosts, lang, typography } = site;
    const options = { ownHosts, lang, typography, components: {} };
    const listing = listContent(contentDir, publicDir);
    const store = new ContentStore(cache, 'tests');
    const { files } = await compileContent(contentDir, listing.sources, store, options);
    const { contents } = assembleContent(files, listing, options);
    const all = contents.flatMap(({ articles }) => articles);
    const moment = new Moment(now);
    const published = all.filter((article) => articleState(article, moment) === undefined);
    return { contentDir, all, published };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
