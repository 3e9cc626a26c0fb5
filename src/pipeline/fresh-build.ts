import { type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readChecked, writeChecked } from '../files/checked-file.ts';
import { walkFolder } from '../files/walk-folder.ts';
import { codeDigest } from './fingerprint.ts';
import { findAltered } from './publish/published-site.ts';
import type { Settings } from './publish/plan.ts';
import { type BuildSettings, WrongSetting } from './settings.ts';

/** What a build is made from. */
interface Origin {
  /** When it began to read, in milliseconds since 1970. */
  began: number;
  /** Digest of the code of the project and of the features of the content. */
  code: string;
}

/** What a build published to OUT_DIR, for a deployment. */
interface BuildNote extends Origin {
  outDir: string;
  /** The site's address. */
  url: string;
  /** Whether it shows drafts. */
  preview: boolean;
}

const FINGERPRINT = 'built 2';

/** To be taken before a build reads any of its sources. */
export function originOf({ contentDir }: Pick<BuildSettings, 'contentDir'>): Origin {
  const began = Date.now();
  return { began, code: codeDigest(contentDir) };
}

/** Notes that a build has published, or found published, what it came to. */
export function noteBuild(
  { cacheDir, outDir, site, preview }: BuildSettings,
  origin: Origin,
): void {
  const build: BuildNote = { outDir, url: site.url, preview, ...origin };
  writeChecked(noteFile(cacheDir), FINGERPRINT, build);
}

/**
 * The last build, if what lies in OUT_DIR may be shown to the world as it is.
 *
 * @throws {WrongSetting} when nothing was built, or a preview, or the sources or OUT_DIR changed since.
 */
export function requireFreshBuild(
  settings: Pick<BuildSettings, 'cacheDir' | 'outDir' | 'contentDir' | 'publicDir'>,
): BuildNote {
  const { outDir } = settings;
  const build = readChecked(noteFile(settings.cacheDir), FINGERPRINT) as BuildNote | undefined;
  if (build?.outDir !== outDir)
    throw new WrongSetting(`${outDir} holds no built site: run \`npm run build\` first`);
  if (build.preview)
    throw new WrongSetting(
      `${outDir} holds a preview, with drafts: run \`npm run build\` without --preview`,
    );
  const newer =
    findNewer(settings, build.began) ??
    (build.code === codeDigest(settings.contentDir) ? undefined : 'The code of the project');
  if (newer !== undefined)
    throw new WrongSetting(
      `${newer} has changed since the site was built: run \`npm run build\` first`,
    );
  requireAsLeft(settings);
  return build;
}

/**
 * What is missing in a folder would be removed wherever it is deployed to.
 *
 * @throws {WrongSetting} when a published folder is not as it was left.
 */
export function requireAsLeft(settings: Settings): void {
  const altered = findAltered(settings);
  if (altered === undefined) return;
  throw new WrongSetting(
    `${join(settings.outDir, altered)} is not as the build left it: run \`npm run build\` first`,
  );
}

/** A source that changed after a moment; a folder, where something was only added or removed. */
function findNewer(
  { contentDir, publicDir }: Pick<BuildSettings, 'contentDir' | 'publicDir'>,
  moment: number,
): string | undefined {
  const roots = [contentDir, publicDir].filter((root) => statOf(root) !== undefined);
  const inRoots = roots.flatMap((root) => [
    root,
    ...[...walkFolder(root)].map(({ path }) => join(root, path)),
  ]);
  const newer = [resolve('src/site.config.ts'), ...inRoots].filter(
    (path) => changedAt(path) > moment,
  );
  return newer.find((path) => statOf(path)?.isFile()) ?? newer[0];
}

/** In milliseconds since 1970. Whoever copies a file may keep its old time; that of the inode is always new. */
function changedAt(path: string): number {
  const stat = statOf(path);
  return stat === undefined ? 0 : Math.max(stat.mtimeMs, stat.ctimeMs);
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function noteFile(cacheDir: string): string {
  return join(cacheDir, 'built.json');
}
