import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildSettings } from '../../build/settings.ts';
import { resolveSite } from '../../publication/site-settings.ts';
import config, { type SiteConfig } from '../../site.config.ts';
import { WrongUse } from '../arguments.ts';

/**
 * The settings for the content as a commit has it, unpacked below `folder`: its content, its public
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
  const top = git(contentDir, ['rev-parse', '--show-toplevel'])?.trim();
  if (top === undefined) throw new WrongUse(`${contentDir} lies in no git repository`);
  const commit = git(top, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  if (commit === undefined) throw new WrongUse(`\`${ref}\` names no commit`);
  const unpacked = join(folder, 'commit');
  mkdirSync(unpacked, { recursive: true });
  const unpack = (path: string): string | undefined => {
    const below = relative(top, realpathSync(path));
    if (below.startsWith('..')) return undefined;
    const tree = git(top, ['ls-tree', commit.trim(), '--', below === '' ? '.' : below]);
    if (tree === undefined || tree === '') return join(unpacked, below);
    extract(top, commit.trim(), below, unpacked);
    return join(unpacked, below);
  };
  const content = unpack(contentDir);
  if (content === undefined) throw new WrongUse(`${contentDir} is not in the repository`);
  mkdirSync(join(content, 'articles'), { recursive: true });
  const publicFolder = isThere(publicDir) ? unpack(publicDir) : undefined;
  const configFile = unpack('src/site.config.ts');
  const then = configFile !== undefined && isThere(configFile) ? await readConfig(configFile) : {};
  return {
    ...settings,
    contentDir: content,
    publicDir: publicFolder ?? publicDir,
    site: resolveSite({ ...config, ...then }, settings.site.url),
  };
}

/** Undefined when git has no answer. */
function git(folder: string, words: readonly string[]): string | undefined {
  const { status, stdout, error } = spawnSync('git', words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  return status === 0 ? stdout : undefined;
}

function extract(top: string, commit: string, path: string, target: string): void {
  const file = join(target, '..', 'archive.tar');
  const words = ['archive', `--output=${file}`, commit, ...(path === '' ? [] : ['--', path])];
  if (git(top, words) === undefined) throw new Error(`git cannot archive ${path} of ${commit}`);
  const { status, stderr, error } = spawnSync('tar', ['-xf', file, '-C', target], {
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`tar cannot unpack ${path} of ${commit}: ${stderr}`);
}

/** Keys that the file had not yet at that commit are absent. */
async function readConfig(file: string): Promise<Partial<SiteConfig>> {
  writeFileSync(join(file, '..', 'package.json'), '{ "type": "module" }\n');
  const module = (await import(pathToFileURL(file).href)) as { default: Partial<SiteConfig> };
  return { hosts: [], redirects: [], ...module.default };
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
