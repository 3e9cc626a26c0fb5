import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildSettings } from '../../pipeline/settings.ts';
import { resolveSite } from '../../site-settings.ts';
import config, { type SiteConfig } from '../../site.config.ts';
import { WrongUse } from '../arguments.ts';
import { exportCommit, namedCommit, pathInRepository } from '../git/base-commit.ts';

/**
 * The settings for the content as a commit has it, written below `folder`: its content, its public
 * folder and its `site.config.ts`. What the repository of the content does not hold is as it is now.
 *
 * @throws {WrongUse} for what names no commit.
 */
export async function readCommit(
  ref: string,
  settings: BuildSettings,
  folder: string,
): Promise<BuildSettings> {
  const { contentDir, publicDir } = settings;
  const commit = namedCommit(contentDir, ref);
  const content = pathInRepository(commit, contentDir);
  if (content === undefined) throw new WrongUse(`${contentDir} is in no git repository`);
  const publicPath = pathInRepository(commit, publicDir);
  const source = pathInRepository(commit, 'src');
  const configPath = source === undefined ? undefined : `${source}/site.config.ts`;
  const then = join(folder, 'commit');
  mkdirSync(join(then, content, 'articles'), { recursive: true });
  const paths = [content, publicPath, configPath].filter((path) => path !== undefined);
  exportCommit(commit, paths, then);
  return {
    ...settings,
    contentDir: join(then, content),
    publicDir: publicPath === undefined ? publicDir : join(then, publicPath),
    site: resolveSite(
      { ...config, ...(configPath !== undefined && (await readConfig(join(then, configPath)))) },
      settings.site.url,
    ),
  };
}

/** Keys that the file had not yet at that commit are absent; all of them, when there was no file. */
async function readConfig(file: string): Promise<Partial<SiteConfig>> {
  if (!existsSync(file)) return {};
  writeFileSync(join(file, '..', 'package.json'), '{ "type": "module" }\n');
  const module = (await import(pathToFileURL(file).href)) as { default: Partial<SiteConfig> };
  return { hosts: [], redirects: [], ...module.default };
}
