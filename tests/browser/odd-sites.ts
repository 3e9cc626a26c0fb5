import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { oddArticles, singleArticle } from './odd-articles.ts';

/** Where the small sites live: under a path, so that every link of theirs must carry it. */
export const oddSiteUrl = 'https://example.org/blog/';

export interface OddSites {
  /** Output folders: without an article, with a single one, and with odd ones. */
  empty: string;
  single: string;
  odd: string;
  remove: () => Promise<void>;
}

/**
 * Builds the small sites in a folder of their own.
 *
 * @throws when a build fails, with what it said.
 */
export async function buildOddSites(): Promise<OddSites> {
  const folder = await mkdtemp(join(tmpdir(), 'odd-sites-'));
  const build = async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
    const content = join(folder, name, 'content');
    await mkdir(join(content, 'articles'), { recursive: true });
    await cp('tests/fixtures/odd/pages', join(content, 'pages'), { recursive: true });
    if (name === 'odd') await cp('tests/fixtures/odd', content, { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(content, file)), { recursive: true });
      await writeFile(join(content, file), text);
    }
    return publish(content, join(folder, name, 'dist'), join(folder, 'cache'));
  };
  // One after another, as they share a cache, and with it what Astro makes of the layouts.
  return {
    empty: await build('empty', {}),
    single: await build('single', { 'articles/only.md': singleArticle }),
    odd: await build('odd', oddArticles()),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function publish(content: string, output: string, cache: string): Promise<string> {
  await promisify(execFile)(process.execPath, ['src/cli/build.ts'], {
    env: {
      ...process.env,
      BUILD_TIME: '2024-06-01T00:00:00Z',
      CACHE_DIR: cache,
      CONTENT_DIR: content,
      OUT_DIR: output,
      SITE_URL: oddSiteUrl,
    },
  });
  return output;
}
