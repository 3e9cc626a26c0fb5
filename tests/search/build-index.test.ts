import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildIndex } from '../../src/search/index/build-index.ts';
import { searchedArticles } from '../../src/search/index/searched-articles.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';
import { article, publish } from '../publication/sample.ts';

it('names the article whose text cannot be had, and why', () => {
  const folder = temporaryFolder();
  const articles = searchedArticles(
    publish({ articles: [article('lost', { syntax: 'mdx', file: 'features/lost.mdx' })] }),
  );
  expect(() =>
    buildIndex({
      articles,
      contentDir: folder,
      bodies: folder,
      cache: { file: join(folder, 'words'), fingerprint: 'x' },
    }),
  ).toThrow(/^features\/lost\.mdx: ENOENT/);
});
