import { type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readChecked, writeChecked } from '../files/checked-file.ts';
import { walkFolder } from '../files/walk-folder.ts';
import { type BuildSettings, WrongSetting } from './settings.ts';

/** What a build published to OUT_DIR, for a deployment. */
interface BuildNote {
  outDir: string;
  /** The site's address. */
  url: string;
  /** Whether it shows drafts. */
  preview: boolean;
  /** When it began to read, in milliseconds since 1970. */
  began: number;
}

const FINGERPRINT = 'built 1';

/** Notes that a build has published, or found published, what it came to. */
export function noteBuild({ cacheDir, outDir, site, preview }: BuildSettings, began: number): void {
  const build: BuildNote = { outDir, url: site.url, preview, began };
  writeChecked(noteFile(cacheDir), FINGERPRINT, build);
}

/**
 * The last build, if what lies in OUT_DIR may be shown to the world as it is.
 *
 * @throws {WrongSetting} when nothing was built, or a preview, or something has changed since.
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
  const newer = findNewer(settings, build.began);
  if (newer !== undefined)
    throw new WrongSetting(
      `${newer} has changed since the site was built: run \`npm run build\` first`,
    );
  return build;
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
    (path) => (statOf(path)?.mtimeMs ?? 0) > moment,
  );
  return newer.find((path) => statOf(path)?.isFile()) ?? newer[0];
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function noteFile(cacheDir: string): string {
  return join(cacheDir, 'built.json');
}
